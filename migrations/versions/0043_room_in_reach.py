"""Room on the pages of the reach counters, for counting up where the row stands."""

from __future__ import annotations

from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """For pages to come; those that are full stay as they are."""
    op.execute("ALTER TABLE reach SET (fillfactor = 60)")


def downgrade() -> None:
    """As PostgreSQL has it by itself."""
    op.execute("ALTER TABLE reach RESET (fillfactor)")
