"""What members said by themselves at a meeting, and whose word each status is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("attendance", sa.Column("marked_by", sa.Text(), nullable=True))
    op.add_column("attendance", sa.Column("marked_at", sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint(
        op.f("ck_attendance_marked_by_word"), "attendance", "marked_by IN ('secretary', 'code', 'button')"
    )
    op.create_check_constraint(
        op.f("ck_attendance_marked_at_a_time"), "attendance", "(marked_by IS NULL) = (marked_at IS NULL)"
    )
    op.create_table(
        "check_in",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("claimed_by", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("claimed_by IN ('code', 'button')", name=op.f("ck_check_in_claimed_by_word")),
        sa.CheckConstraint("mode IN ('in_room', 'online')", name=op.f("ck_check_in_mode_word")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_check_in_meeting_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_check_in_member_id")),
        sa.PrimaryKeyConstraint("meeting_id", "member_id", "claimed_by", name=op.f("pk_check_in")),
    )
    op.create_index("ix_check_in_member", "check_in", ["member_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("check_in")
    op.drop_constraint(op.f("ck_attendance_marked_at_a_time"), "attendance")
    op.drop_constraint(op.f("ck_attendance_marked_by_word"), "attendance")
    op.drop_column("attendance", "marked_at")
    op.drop_column("attendance", "marked_by")
