"""Numbers of the rule packs that an organisation set otherwise."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "rule_override",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_rule_override_organisation_id")
        ),
        sa.ForeignKeyConstraint(["set_by"], ["member.id"], name=op.f("fk_rule_override_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_override")),
        sa.UniqueConstraint(
            "organisation_id",
            "rule",
            "valid_from",
            name=op.f("uq_rule_override_organisation_id_rule_valid_from"),
        ),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("rule_override")
