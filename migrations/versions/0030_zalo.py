"""Zalo: one more kind of device, one more messenger."""

from __future__ import annotations

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_KINDS = ("fcm_token", "fcm_id", "webpush", "telegram")
_MESSENGERS = ("telegram",)


def upgrade() -> None:
    """Apply."""
    _allow("device", "kind", (*_KINDS, "zalo"))
    _allow("channel_link", "messenger", (*_MESSENGERS, "zalo"))


def downgrade() -> None:
    """Undo: what is linked to Zalo is forgotten."""
    op.execute("DELETE FROM refusal WHERE device_id IN (SELECT id FROM device WHERE kind = 'zalo')")
    op.execute("DELETE FROM device WHERE kind = 'zalo'")
    op.execute("DELETE FROM channel_link WHERE messenger = 'zalo'")
    _allow("device", "kind", _KINDS)
    _allow("channel_link", "messenger", _MESSENGERS)


def _allow(table: str, column: str, words: tuple[str, ...]) -> None:
    name = op.f(f"ck_{table}_{column}_word")
    listed = ", ".join(f"'{word}'" for word in words)
    op.drop_constraint(name, table, type_="check")
    op.create_check_constraint(name, table, f"{column} IN ({listed})")
