"""The lanes that are not done with a chunk, so that lost deliveries are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "delivery_chunk",
        sa.Column("open_lanes", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_column("delivery_chunk", "open_lanes")
