"""A monthly report is signed anew; what was signed before stays."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("monthly_report", sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"))
    op.alter_column("monthly_report", "version", server_default=None)
    op.create_check_constraint(
        op.f("ck_monthly_report_replaced_if_signed"),
        "monthly_report",
        "version >= 1 AND (version = 1 OR signed_at IS NOT NULL)",
    )
    op.create_table(
        "replaced_signature",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_by", sa.Uuid(), nullable=False),
        sa.Column("signed_record", sa.Text(), nullable=False),
        sa.Column("signed_hash", sa.Text(), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_replaced_signature_counted_from_one")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["monthly_report.id"], name=op.f("fk_replaced_signature_report_id")
        ),
        sa.ForeignKeyConstraint(["signed_by"], ["member.id"], name=op.f("fk_replaced_signature_signed_by")),
        sa.PrimaryKeyConstraint("report_id", "version", name=op.f("pk_replaced_signature")),
    )
    op.create_index(op.f("ix_replaced_signature_signed_by"), "replaced_signature", ["signed_by"])


def downgrade() -> None:
    """Undo; only the signatures in force remain."""
    op.drop_table("replaced_signature")
    op.drop_constraint(op.f("ck_monthly_report_replaced_if_signed"), "monthly_report")
    op.drop_column("monthly_report", "version")
