"""Who follows a cell; invitations to meetings, replies, remarks and private notes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    _follower()
    _invitation()
    _reply()
    _remark()
    _note()


def _follower() -> None:
    op.create_table(
        "cell_follower",
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_cell_follower_organisation_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_cell_follower_member_id")),
        sa.ForeignKeyConstraint(["set_by"], ["member.id"], name=op.f("fk_cell_follower_set_by")),
        sa.PrimaryKeyConstraint("organisation_id", "valid_from", name=op.f("pk_cell_follower")),
    )
    op.create_index(op.f("ix_cell_follower_member_id"), "cell_follower", ["member_id"])


def _invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("invited_as", sa.Text(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=True),
        sa.Column("first_sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "invited_as IN ('member', 'follower')", name=op.f("ck_invitation_invited_as_word")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_invitation_meeting_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_invitation_member_id")),
        sa.PrimaryKeyConstraint("meeting_id", "member_id", name=op.f("pk_invitation")),
    )
    op.create_index("ix_invitation_member", "invitation", ["member_id"])


def _reply() -> None:
    op.create_table(
        "meeting_reply",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "answer IN ('coming', 'online', 'absent')", name=op.f("ck_meeting_reply_answer_word")
        ),
        sa.CheckConstraint(
            "reason IN ('illness', 'duty', 'family', 'study', 'other')",
            name=op.f("ck_meeting_reply_reason_word"),
        ),
        sa.CheckConstraint(
            "(answer = 'absent') = (reason IS NOT NULL)", name=op.f("ck_meeting_reply_absent_with_a_reason")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_reply_meeting_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_meeting_reply_member_id")),
        sa.PrimaryKeyConstraint("meeting_id", "member_id", name=op.f("pk_meeting_reply")),
    )
    op.create_index("ix_meeting_reply_member", "meeting_reply", ["member_id"])


def _remark() -> None:
    op.create_table(
        "meeting_remark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('comment', 'question')", name=op.f("ck_meeting_remark_kind_word")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_remark_meeting_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_meeting_remark_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_remark")),
    )
    op.create_index("ix_meeting_remark_meeting", "meeting_remark", ["meeting_id", "at"])
    op.create_index("ix_meeting_remark_member", "meeting_remark", ["member_id"])


def _note() -> None:
    op.create_table(
        "meeting_note",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_note_meeting_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_meeting_note_member_id")),
        sa.PrimaryKeyConstraint("meeting_id", "member_id", name=op.f("pk_meeting_note")),
    )
    op.create_index("ix_meeting_note_member", "meeting_note", ["member_id"])


def downgrade() -> None:
    """Undo."""
    for table in ("meeting_note", "meeting_remark", "meeting_reply", "invitation", "cell_follower"):
        op.drop_table(table)
