"""Indexes by which merging two records, and taking back an admission, find what refers to a member."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

_COLUMNS = (
    ("badge_award", "recorded_by"),
    ("correction_request", "handled_by"),
    ("device", "member_id"),
    ("disclosure", "shown_to"),
    ("dues", "recorded_by"),
    ("duplicate_pair", "decided_by"),
    ("early_proposal", "proposed_by"),
    ("early_warning", "answered_by"),
    ("early_warning", "judged_by"),
    ("feedback_message", "actor_id"),
    ("feedback_step", "actor_id"),
    ("interruption", "recorded_by"),
    ("member_correction", "corrected_by"),
    ("reserved_opinion", "entered_by"),
    ("task", "created_by"),
    ("task_report", "member_id"),
)
_PRESENT_DEVICES = sa.text("removed_at IS NULL")


def upgrade() -> None:
    """Apply."""
    for table, column in _COLUMNS:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    op.drop_index("ix_device_member", "device")


def downgrade() -> None:
    """Undo."""
    op.create_index("ix_device_member", "device", ["member_id"], postgresql_where=_PRESENT_DEVICES)
    for table, column in reversed(_COLUMNS):
        op.drop_index(op.f(f"ix_{table}_{column}"), table)
