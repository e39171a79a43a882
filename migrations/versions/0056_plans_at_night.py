"""Why what is planned for an hour of the night is to ring then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("publication_plan", sa.Column("ring_now_because", sa.Text(), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("publication_plan", "ring_now_because")
