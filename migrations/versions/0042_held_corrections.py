"""Corrections that wait for two people's word."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "held_correction",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("content", postgresql.JSONB(), nullable=False),
        sa.Column("what_changes", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directive.id"], name=op.f("fk_held_correction_directive_id")
        ),
        sa.ForeignKeyConstraint(["held_by"], ["member.id"], name=op.f("fk_held_correction_held_by")),
        sa.PrimaryKeyConstraint("directive_id", name=op.f("pk_held_correction")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("held_correction")
