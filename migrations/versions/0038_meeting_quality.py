"""The quality of a meeting, as its cell sees it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_CRITERIA = (
    "'told_in_time', 'documents_in_time', 'agenda_ready', 'enough_came', 'nobody_unexcused', "
    "'documents_heard', 'last_month_reviewed', 'members_spoke', 'long_enough', 'concluded', "
    "'work_assigned', 'read_back'"
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "meeting_quality",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("preparation", sa.Integer(), nullable=False),
        sa.Column("attendance", sa.Integer(), nullable=False),
        sa.Column("conduct", sa.Integer(), nullable=False),
        sa.Column("closing", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("scored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("scored_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "least(preparation, attendance, conduct, closing) >= 0", name=op.f("ck_meeting_quality_points")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_quality_meeting_id")),
        sa.ForeignKeyConstraint(["scored_by"], ["member.id"], name=op.f("fk_meeting_quality_scored_by")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_meeting_quality")),
    )
    op.create_index(op.f("ix_meeting_quality_scored_by"), "meeting_quality", ["scored_by"])
    op.create_table(
        "quality_answer",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("is_met", sa.Boolean(), nullable=False),
        sa.CheckConstraint(f"criterion IN ({_CRITERIA})", name=op.f("ck_quality_answer_criterion_word")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_quality.meeting_id"], name=op.f("fk_quality_answer_meeting_id")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "criterion", name=op.f("pk_quality_answer")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("quality_answer")
    op.drop_table("meeting_quality")
