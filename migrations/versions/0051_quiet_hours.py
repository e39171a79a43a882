"""From when on the phones of a publication may ring, and why they rang in quiet hours all the same."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("directive", sa.Column("rings_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("directive", sa.Column("rung_at_night_because", sa.Text(), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("directive", "rung_at_night_because")
    op.drop_column("directive", "rings_at")
