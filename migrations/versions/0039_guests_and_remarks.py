"""Guests of meetings, and remarks on items of an agenda."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "meeting_guest",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_guest_meeting_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["member.id"], name=op.f("fk_meeting_guest_noted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_guest")),
    )
    op.create_index("ix_meeting_guest_meeting", "meeting_guest", ["meeting_id", "position"])
    op.create_index(op.f("ix_meeting_guest_noted_by"), "meeting_guest", ["noted_by"])
    op.add_column("meeting_remark", sa.Column("agenda_item_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_meeting_remark_agenda_item_id"), "meeting_remark", ["agenda_item_id"])
    op.create_foreign_key(
        op.f("fk_meeting_remark_agenda_item_id"),
        "meeting_remark",
        "agenda_item",
        ["agenda_item_id"],
        ["id"],
        ondelete="SET NULL",
    )


def downgrade() -> None:
    """Undo."""
    op.drop_constraint(op.f("fk_meeting_remark_agenda_item_id"), "meeting_remark", type_="foreignkey")
    op.drop_index(op.f("ix_meeting_remark_agenda_item_id"), "meeting_remark")
    op.drop_column("meeting_remark", "agenda_item_id")
    op.drop_table("meeting_guest")
