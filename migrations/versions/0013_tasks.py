"""Tasks and what is reported of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("assigned_by_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("origin_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("first_due_on", sa.Date(), nullable=True),
        sa.Column("repeats", sa.Text(), nullable=True),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint("origin IN ('meeting', 'directive', 'word')", name=op.f("ck_task_origin_word")),
        sa.CheckConstraint(
            "repeats IN ('monthly', 'quarterly', 'yearly')", name=op.f("ck_task_repeats_word")
        ),
        sa.CheckConstraint("state IN ('open', 'done', 'cancelled')", name=op.f("ck_task_state_word")),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name=op.f("ck_task_progress_percent")),
        sa.CheckConstraint(
            "(repeats IS NULL) = (first_due_on IS NULL) AND (repeats IS NULL OR due_on IS NOT NULL)",
            name=op.f("ck_task_recurring_has_a_day"),
        ),
        sa.CheckConstraint("(state = 'open') = (ended_on IS NULL)", name=op.f("ck_task_ended_on_a_day")),
        sa.CheckConstraint("(origin = 'word') = (origin_id IS NULL)", name=op.f("ck_task_origin_is_named")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_task_organisation_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_task_member_id")),
        sa.ForeignKeyConstraint(["assigned_by_id"], ["organisation.id"], name=op.f("fk_task_assigned_by_id")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_task_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index(op.f("ix_task_member_id"), "task", ["member_id"])
    op.create_index(op.f("ix_task_assigned_by_id"), "task", ["assigned_by_id"])
    op.create_index("ix_task_organisation", "task", ["organisation_id", "id"])
    op.create_index("ix_task_origin", "task", ["origin_id"])
    op.create_table(
        "task_report",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_task_report_task_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_task_report_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_report")),
    )
    op.create_index(op.f("ix_task_report_task_id"), "task_report", ["task_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("task_report")
    op.drop_table("task")
