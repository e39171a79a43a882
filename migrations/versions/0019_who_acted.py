"""Finding what a member did by an index: without it each member taken back reads the whole audit log."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_COLUMNS = (("audit_entry", "actor_id"), ("meeting", "created_by"), ("month_outcome", "filed_by"))


def upgrade() -> None:
    """Apply."""
    for table, column in _COLUMNS:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    """Undo."""
    for table, column in _COLUMNS:
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
