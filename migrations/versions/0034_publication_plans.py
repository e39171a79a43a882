"""Publication at a time set before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "publication_plan",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("publish_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rule", postgresql.JSONB(), nullable=False),
        sa.Column("planned_by", sa.Uuid(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("refused_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directive.id"], name=op.f("fk_publication_plan_directive_id")
        ),
        sa.ForeignKeyConstraint(["planned_by"], ["member.id"], name=op.f("fk_publication_plan_planned_by")),
        sa.PrimaryKeyConstraint("directive_id", name=op.f("pk_publication_plan")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("publication_plan")
