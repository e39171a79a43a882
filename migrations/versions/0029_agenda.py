"""The agenda of a meeting."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("presider_id", sa.Uuid(), nullable=True),
        sa.Column("presider_name", sa.Text(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("documents", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "part IN ('opening', 'content', 'conclusion')", name=op.f("ck_agenda_item_part_word")
        ),
        sa.CheckConstraint(
            "source IN ('manual', 'order', 'directive', 'task', 'feedback', 'absence', 'date')",
            name=op.f("ck_agenda_item_source_word"),
        ),
        sa.CheckConstraint(
            "(source = 'manual') = (source_id IS NULL)", name=op.f("ck_agenda_item_source_is_named")
        ),
        sa.CheckConstraint(
            "num_nonnulls(presider_id, presider_name) <= 1", name=op.f("ck_agenda_item_one_presider")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id")),
        sa.ForeignKeyConstraint(["presider_id"], ["member.id"], name=op.f("fk_agenda_item_presider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    op.create_index("ix_agenda_item_meeting", "agenda_item", ["meeting_id", "position"])
    op.create_index(op.f("ix_agenda_item_presider_id"), "agenda_item", ["presider_id"])
    op.create_index(
        "uq_agenda_item_source",
        "agenda_item",
        ["meeting_id", "source", "source_id"],
        unique=True,
        postgresql_where=sa.text("source <> 'manual'"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("agenda_item")
