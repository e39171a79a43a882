"""Dues paid or not, month by month."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "dues",
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("is_paid", sa.Boolean(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("EXTRACT(day FROM month) = 1", name=op.f("ck_dues_month_first_day")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_dues_member_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_dues_organisation_id")
        ),
        sa.ForeignKeyConstraint(["recorded_by"], ["member.id"], name=op.f("fk_dues_recorded_by")),
        sa.PrimaryKeyConstraint("member_id", "month", name=op.f("pk_dues")),
    )
    op.create_index("ix_dues_organisation_month", "dues", ["organisation_id", "month"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_dues_organisation_month", table_name="dues")
    op.drop_table("dues")
