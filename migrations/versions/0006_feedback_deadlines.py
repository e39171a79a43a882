"""When the office's next step is due, and who was told when it was not taken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# What is open already gets the longest that ten working days outside of holidays take, or thirty days.
_PROMISE = """
    UPDATE feedback
       SET due_on = CAST(created_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS date)
                    + CASE state WHEN 'submitted' THEN 14 ELSE 30 END
     WHERE state IN ('submitted', 'received', 'in_progress', 'reopened')
"""


def upgrade() -> None:
    """Apply."""
    op.add_column("feedback", sa.Column("due_on", sa.Date(), nullable=True))
    op.execute(_PROMISE)
    op.create_index(
        "ix_feedback_due_on", "feedback", ["due_on"], postgresql_where=sa.text("due_on IS NOT NULL")
    )
    op.create_table(
        "feedback_escalation",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("feedback_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["feedback_id"], ["feedback.id"], name=op.f("fk_feedback_escalation_feedback_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_feedback_escalation_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_escalation")),
        sa.UniqueConstraint("feedback_id", "due_on", name=op.f("uq_feedback_escalation_feedback_id_due_on")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("feedback_escalation")
    op.drop_index("ix_feedback_due_on", table_name="feedback")
    op.drop_column("feedback", "due_on")
