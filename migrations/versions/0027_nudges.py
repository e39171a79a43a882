"""Steps taken because a cell's month had no outcome by its deadline."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "nudge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("step IN ('first', 'second', 'superior')", name=op.f("ck_nudge_step_word")),
        sa.CheckConstraint("EXTRACT(day FROM month) = 1", name=op.f("ck_nudge_month_first_day")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_nudge_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudge")),
        sa.UniqueConstraint(
            "organisation_id", "month", "step", name=op.f("uq_nudge_organisation_id_month_step")
        ),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("nudge")
