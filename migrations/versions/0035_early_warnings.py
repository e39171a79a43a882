"""Early warnings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "early_warning",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("evidence", postgresql.JSONB(), nullable=False),
        sa.Column("is_alert", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("snoozed_until", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dismissal_reason", sa.Text(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("judged_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "rule IN ('not_held', 'no_record', 'low_attendance', 'too_short', 'no_content', 'same_content', 'always_everyone', 'filed_at_once', 'absent', 'dues_unpaid')",
            name=op.f("ck_early_warning_rule_word"),
        ),
        sa.CheckConstraint(
            "state IN ('open', 'answered', 'snoozed', 'resolved', 'dismissed')",
            name=op.f("ck_early_warning_state_word"),
        ),
        sa.CheckConstraint("EXTRACT(day FROM month) = 1", name=op.f("ck_early_warning_month_first_day")),
        sa.CheckConstraint(
            "(rule IN ('absent', 'dues_unpaid')) = (member_id IS NOT NULL)",
            name=op.f("ck_early_warning_about_a_person"),
        ),
        sa.CheckConstraint(
            "(state IN ('resolved', 'dismissed')) = (ended_at IS NOT NULL)",
            name=op.f("ck_early_warning_ended"),
        ),
        sa.CheckConstraint(
            "(state = 'dismissed') = (dismissal_reason IS NOT NULL)",
            name=op.f("ck_early_warning_dismissed_why"),
        ),
        sa.CheckConstraint(
            "(state = 'snoozed') = (snoozed_until IS NOT NULL)", name=op.f("ck_early_warning_snoozed_until")
        ),
        sa.CheckConstraint(
            "state <> 'answered' OR answer IS NOT NULL", name=op.f("ck_early_warning_answered")
        ),
        sa.CheckConstraint(
            "state <> 'dismissed' OR confirmed_at IS NULL", name=op.f("ck_early_warning_one_judgement")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_early_warning_organisation_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_early_warning_member_id")),
        sa.ForeignKeyConstraint(["answered_by"], ["member.id"], name=op.f("fk_early_warning_answered_by")),
        sa.ForeignKeyConstraint(["judged_by"], ["member.id"], name=op.f("fk_early_warning_judged_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_early_warning")),
        sa.UniqueConstraint(
            "rule",
            "organisation_id",
            "month",
            "member_id",
            name=op.f("uq_early_warning_rule_organisation_id_month_member_id"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index("ix_early_warning_organisation", "early_warning", ["organisation_id", "state"])
    op.create_index(op.f("ix_early_warning_member_id"), "early_warning", ["member_id"])
    op.create_index(
        "ix_early_warning_judged",
        "early_warning",
        ["rule"],
        postgresql_where=sa.text("confirmed_at IS NOT NULL OR dismissal_reason IS NOT NULL"),
    )
    op.create_table(
        "warning_mark",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("seen_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_warning_mark_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warning_mark")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("warning_mark")
    op.drop_table("early_warning")
