"""The indexes of ways up take every entry at once: a list of waiting ones is read by each query anew."""

from __future__ import annotations

from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_INDEXES = ("ix_organisation_ancestors", "ix_organisation_period_ancestors")


def upgrade() -> None:
    """Apply; what waits is entered now."""
    for index in _INDEXES:
        op.execute(f"ALTER INDEX {index} SET (fastupdate = off)")
        op.execute(f"SELECT gin_clean_pending_list('{index}')")


def downgrade() -> None:
    """Undo."""
    for index in _INDEXES:
        op.execute(f"ALTER INDEX {index} RESET (fastupdate)")
