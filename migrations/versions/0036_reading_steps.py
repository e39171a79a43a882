"""Steps of the reminder ladder."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "reading_step",
        sa.Column("chunk_id", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("cells", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("step IN ('push', 'chat', 'call')", name=op.f("ck_reading_step_step_word")),
        sa.ForeignKeyConstraint(["chunk_id"], ["delivery_chunk.id"], name=op.f("fk_reading_step_chunk_id")),
        sa.PrimaryKeyConstraint("chunk_id", "step", name=op.f("pk_reading_step")),
    )
    op.create_index("ix_reading_step_cells", "reading_step", ["cells"], postgresql_using="gin")


def downgrade() -> None:
    """Undo."""
    op.drop_table("reading_step")
