"""Interruptions of seniority, badges proposed early, badges awarded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "badge_award",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("years", sa.BigInteger(), nullable=False),
        sa.Column("awarded_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_badge_award_member_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["member.id"], name=op.f("fk_badge_award_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_badge_award")),
        sa.UniqueConstraint("member_id", "years", name=op.f("uq_badge_award_member_id_years")),
    )
    op.create_table(
        "early_proposal",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("years", sa.BigInteger(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_early_proposal_member_id")),
        sa.ForeignKeyConstraint(["proposed_by"], ["member.id"], name=op.f("fk_early_proposal_proposed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_early_proposal")),
        sa.UniqueConstraint("member_id", "years", name=op.f("uq_early_proposal_member_id_years")),
    )
    op.create_table(
        "interruption",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("valid_to > valid_from", name=op.f("ck_interruption_validity")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_interruption_member_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["member.id"], name=op.f("fk_interruption_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interruption")),
    )
    op.create_index(op.f("ix_interruption_member_id"), "interruption", ["member_id"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_index(op.f("ix_interruption_member_id"), table_name="interruption")
    op.drop_table("interruption")
    op.drop_table("early_proposal")
    op.drop_table("badge_award")
