"""Chunks that take less room: recipients as steps; a lane's run is written when its calls are made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.execute("""
        UPDATE delivery_chunk SET recipients = ARRAY(
            SELECT number - lag(number, 1, 0) OVER (ORDER BY place)
              FROM unnest(recipients) WITH ORDINALITY AS listed(number, place) ORDER BY place)
    """)
    op.execute("DELETE FROM lane_run WHERE attempts = 0")
    op.drop_column("lane_run", "started_at")
    op.drop_column("lane_run", "swept_at")


def downgrade() -> None:
    """Undo. When a lane began is not known any more: it says when it was done, or now."""
    op.add_column("lane_run", sa.Column("swept_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("lane_run", sa.Column("started_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE lane_run SET started_at = coalesce(finished_at, now()), swept_at = coalesce(finished_at, now())"
    )
    op.alter_column("lane_run", "started_at", nullable=False)
    op.execute("""
        UPDATE delivery_chunk SET recipients = ARRAY(
            SELECT CAST(sum(step) OVER (ORDER BY place) AS integer)
              FROM unnest(recipients) WITH ORDINALITY AS listed(step, place) ORDER BY place)
    """)
