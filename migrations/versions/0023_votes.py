"""How people stood to the cell on the day of a meeting; votes, ballots and reserved opinions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("attendance", sa.Column("kind", sa.Text(), server_default="member", nullable=False))
    op.add_column(
        "attendance", sa.Column("member_status", sa.Text(), server_default="official", nullable=False)
    )
    op.create_check_constraint(
        op.f("ck_attendance_kind_word"),
        "attendance",
        "kind IN ('member', 'attached_here', 'exempt', 'temporarily_exempt', 'attached_elsewhere')",
    )
    op.create_check_constraint(
        op.f("ck_attendance_member_status_word"),
        "attendance",
        "member_status IN ('probationary', 'official', 'suspended', 'transferred_out', 'struck_off', "
        "'expelled', 'left', 'deceased')",
    )
    op.create_table(
        "vote",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("eligible", sa.Integer(), nullable=True),
        sa.Column("yes", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=True),
        sa.Column("abstain", sa.Integer(), nullable=True),
        sa.CheckConstraint("rule IN ('more_than_half', 'two_thirds')", name=op.f("ck_vote_rule_word")),
        sa.CheckConstraint("method IN ('hand', 'ballots')", name=op.f("ck_vote_method_word")),
        sa.CheckConstraint(
            "num_nulls(closed_at, eligible, yes, no, abstain) IN (0, 5)",
            name=op.f("ck_vote_closed_with_figures"),
        ),
        sa.CheckConstraint("yes >= 0 AND no >= 0 AND abstain >= 0", name=op.f("ck_vote_counts")),
        sa.CheckConstraint("yes + no + abstain <= eligible", name=op.f("ck_vote_no_more_than_eligible")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_vote_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
    )
    op.create_index("ix_vote_meeting", "vote", ["meeting_id", "opened_at"])
    op.create_table(
        "ballot",
        sa.Column("vote_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("choice IN ('yes', 'no', 'abstain')", name=op.f("ck_ballot_choice_word")),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_ballot_vote_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_ballot_member_id")),
        sa.PrimaryKeyConstraint("vote_id", "member_id", name=op.f("pk_ballot")),
    )
    op.create_index("ix_ballot_member", "ballot", ["member_id"])
    op.create_table(
        "reserved_opinion",
        sa.Column("vote_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_reserved_opinion_vote_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_reserved_opinion_member_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["member.id"], name=op.f("fk_reserved_opinion_entered_by")),
        sa.PrimaryKeyConstraint("vote_id", "member_id", name=op.f("pk_reserved_opinion")),
    )
    op.create_index("ix_reserved_opinion_member", "reserved_opinion", ["member_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("reserved_opinion")
    op.drop_table("ballot")
    op.drop_table("vote")
    op.drop_constraint(op.f("ck_attendance_member_status_word"), "attendance")
    op.drop_constraint(op.f("ck_attendance_kind_word"), "attendance")
    op.drop_column("attendance", "member_status")
    op.drop_column("attendance", "kind")
