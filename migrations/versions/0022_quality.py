"""Figures of the quality of each cell's data."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "quality_figure",
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("check_code", sa.Text(), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("failed BETWEEN 0 AND records", name=op.f("ck_quality_figure_counts")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_quality_figure_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "check_code", name=op.f("pk_quality_figure")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("quality_figure")
