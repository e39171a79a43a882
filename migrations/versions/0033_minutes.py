"""The minutes of a meeting: sections, seal, amendments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "minutes",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("chair_id", sa.Uuid(), nullable=True),
        sa.Column("minute_taker_id", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("sealed_record", sa.Text(), nullable=True),
        sa.Column("sealed_hash", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(sealed_record IS NULL) = (sealed_hash IS NULL)", name=op.f("ck_minutes_sealed_with_hash")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_meeting_id")),
        sa.ForeignKeyConstraint(["chair_id"], ["member.id"], name=op.f("fk_minutes_chair_id")),
        sa.ForeignKeyConstraint(["minute_taker_id"], ["member.id"], name=op.f("fk_minutes_minute_taker_id")),
        sa.ForeignKeyConstraint(["approved_by"], ["member.id"], name=op.f("fk_minutes_approved_by")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_minutes")),
    )
    for column in ("chair_id", "minute_taker_id", "approved_by"):
        op.create_index(op.f(f"ix_minutes_{column}"), "minutes", [column])
    op.create_table(
        "minutes_section",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_minutes_section_revision_counts")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_section_meeting_id")),
        sa.ForeignKeyConstraint(["saved_by"], ["member.id"], name=op.f("fk_minutes_section_saved_by")),
        sa.PrimaryKeyConstraint("meeting_id", "key", name=op.f("pk_minutes_section")),
    )
    op.create_index(op.f("ix_minutes_section_saved_by"), "minutes_section", ["saved_by"])
    op.create_table(
        "amendment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("attendance", postgresql.JSONB(), nullable=False),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_amendment_meeting_id")),
        sa.ForeignKeyConstraint(["by"], ["member.id"], name=op.f("fk_amendment_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_amendment_meeting_id_number")),
    )
    op.create_index(op.f("ix_amendment_by"), "amendment", ["by"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("amendment")
    op.drop_table("minutes_section")
    op.drop_table("minutes")
