"""Transfers of members between cells and beyond."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "transfer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("is_study", sa.Boolean(), nullable=False),
        sa.Column("from_id", sa.BigInteger(), nullable=True),
        sa.Column("to_id", sa.BigInteger(), nullable=True),
        sa.Column("outside", sa.Text(), nullable=True),
        sa.Column("letter_number", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('permanent', 'temporary')", name=op.f("ck_transfer_kind_word")),
        sa.CheckConstraint(
            "state IN ('requested', 'sent', 'received', 'returned', 'cancelled')",
            name=op.f("ck_transfer_state_word"),
        ),
        sa.CheckConstraint("num_nonnulls(from_id, to_id, outside) = 2", name=op.f("ck_transfer_two_ends")),
        sa.CheckConstraint(
            "(kind = 'temporary') = (until IS NOT NULL)", name=op.f("ck_transfer_temporary_ends")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_transfer_member_id")),
        sa.ForeignKeyConstraint(["from_id"], ["organisation.id"], name=op.f("fk_transfer_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["organisation.id"], name=op.f("fk_transfer_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
    )
    for column in ("member_id", "from_id", "to_id"):
        op.create_index(op.f(f"ix_transfer_{column}"), "transfer", [column])
    op.create_index(
        "uq_transfer_open_kind",
        "transfer",
        ["member_id", "kind"],
        unique=True,
        postgresql_where=sa.text("state IN ('requested', 'sent', 'returned')"),
    )
    op.create_index(
        "ix_transfer_due_on", "transfer", ["due_on"], postgresql_where=sa.text("due_on IS NOT NULL")
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("transfer")
