"""When cells usually meet, and what became of each month."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("meeting", sa.Column("with_theme", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("meeting", sa.Column("moved_from", sa.Date(), nullable=True))
    op.add_column("meeting", sa.Column("moved_because", sa.Text(), nullable=True))
    op.alter_column("meeting", "created_by", existing_type=sa.Uuid(), nullable=True)
    op.create_table(
        "meeting_habit",
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("theme_month", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "first_day BETWEEN 1 AND 31 AND last_day BETWEEN first_day AND 31",
            name=op.f("ck_meeting_habit_days"),
        ),
        sa.CheckConstraint(
            "theme_month BETWEEN 1 AND 3", name=op.f("ck_meeting_habit_theme_month_of_quarter")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_meeting_habit_organisation_id")
        ),
        sa.ForeignKeyConstraint(["set_by"], ["member.id"], name=op.f("fk_meeting_habit_set_by")),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_meeting_habit")),
    )
    op.create_table(
        "month_outcome",
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("joined_id", sa.BigInteger(), nullable=True),
        sa.Column("postponed_until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filed_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('held', 'held_jointly', 'postponed', 'not_held')",
            name=op.f("ck_month_outcome_outcome_word"),
        ),
        sa.CheckConstraint("extract(day from month) = 1", name=op.f("ck_month_outcome_month_is_a_first_day")),
        sa.CheckConstraint(
            "outcome <> 'held' OR meeting_id IS NOT NULL", name=op.f("ck_month_outcome_held_is_a_meeting")
        ),
        sa.CheckConstraint(
            "meeting_id IS NULL OR outcome IN ('held', 'held_jointly')",
            name=op.f("ck_month_outcome_a_meeting_is_held"),
        ),
        sa.CheckConstraint(
            "(outcome = 'held_jointly') = (joined_id IS NOT NULL)",
            name=op.f("ck_month_outcome_jointly_is_with_one"),
        ),
        sa.CheckConstraint(
            "(outcome = 'postponed') = (postponed_until IS NOT NULL)",
            name=op.f("ck_month_outcome_postponed_is_to_a_day"),
        ),
        sa.CheckConstraint(
            "outcome NOT IN ('postponed', 'not_held') OR reason IS NOT NULL",
            name=op.f("ck_month_outcome_with_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_month_outcome_organisation_id")
        ),
        sa.ForeignKeyConstraint(["joined_id"], ["organisation.id"], name=op.f("fk_month_outcome_joined_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_month_outcome_meeting_id")),
        sa.ForeignKeyConstraint(["filed_by"], ["member.id"], name=op.f("fk_month_outcome_filed_by")),
        sa.PrimaryKeyConstraint("organisation_id", "month", name=op.f("pk_month_outcome")),
    )
    op.create_index("ix_month_outcome_month", "month_outcome", ["month"])
    # What was recorded before this table was there was held.
    op.execute(
        """
        INSERT INTO month_outcome (organisation_id, month, outcome, meeting_id, filed_at)
        SELECT DISTINCT ON (organisation_id, date_trunc('month', held_on)::date)
               organisation_id, date_trunc('month', held_on)::date, 'held', id, coalesce(locked_at, created_at)
        FROM meeting WHERE state <> 'planned' AND kind = 'regular'
        ORDER BY organisation_id, date_trunc('month', held_on)::date, held_on, id
        """
    )


def downgrade() -> None:
    """Undo. Refused by the database while there are meetings that were planned by themselves."""
    op.drop_table("month_outcome")
    op.drop_table("meeting_habit")
    op.alter_column("meeting", "created_by", existing_type=sa.Uuid(), nullable=False)
    op.drop_column("meeting", "moved_because")
    op.drop_column("meeting", "moved_from")
    op.drop_column("meeting", "with_theme")
