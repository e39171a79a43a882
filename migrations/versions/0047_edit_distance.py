"""Counting the letters in which two names differ, for the finder of duplicates."""

from __future__ import annotations

from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the extension that comes with PostgreSQL; the database's owner may."""
    op.execute("CREATE EXTENSION IF NOT EXISTS fuzzystrmatch")


def downgrade() -> None:
    """Take it away."""
    op.execute("DROP EXTENSION fuzzystrmatch")
