"""One organisation may take over another in parts, on different days."""

from __future__ import annotations

from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

_TABLE = "organisation_succession"
_PAIR = "uq_organisation_succession_predecessor_id_successor_id"
_ONCE = "uq_organisation_succession_once"


def upgrade() -> None:
    """Apply."""
    op.create_unique_constraint(_ONCE, _TABLE, ["predecessor_id", "successor_id", "kind", "effective_on"])
    op.drop_constraint(_PAIR, _TABLE)


def downgrade() -> None:
    """Undo; of several successions of one pair the first remains."""
    op.execute(
        "DELETE FROM organisation_succession later USING organisation_succession first"
        " WHERE first.id < later.id"
        " AND (first.predecessor_id, first.successor_id) = (later.predecessor_id, later.successor_id)"
    )
    op.create_unique_constraint(_PAIR, _TABLE, ["predecessor_id", "successor_id"])
    op.drop_constraint(_ONCE, _TABLE)
