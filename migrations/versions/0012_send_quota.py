"""Quotas at the providers, shared by all senders."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "send_quota",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tokens", sa.Double(), nullable=False),
        sa.Column("filled_to", sa.DateTime(timezone=True), nullable=False),
        sa.Column("warm_since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_send_quota")),
        postgresql_with={"fillfactor": "10"},
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("send_quota")
