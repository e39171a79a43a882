"""Monthly reports: made by the system, signed by a person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "monthly_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("sent_to_id", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by", sa.Uuid(), nullable=True),
        sa.Column("signed_record", sa.Text(), nullable=True),
        sa.Column("signed_hash", sa.Text(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "extract(day from month) = 1", name=op.f("ck_monthly_report_month_is_a_first_day")
        ),
        sa.CheckConstraint(
            "num_nulls(signed_at, signed_by, signed_record, signed_hash) IN (0, 4)",
            name=op.f("ck_monthly_report_signed_as_a_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_monthly_report_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["sent_to_id"], ["organisation.id"], name=op.f("fk_monthly_report_sent_to_id")
        ),
        sa.ForeignKeyConstraint(["signed_by"], ["member.id"], name=op.f("fk_monthly_report_signed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monthly_report")),
        sa.UniqueConstraint("organisation_id", "month", name=op.f("uq_monthly_report_organisation_id_month")),
    )
    op.create_index(op.f("ix_monthly_report_signed_by"), "monthly_report", ["signed_by"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("monthly_report")
