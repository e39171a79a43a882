"""What files say, and what was decided about suspected secrecy marks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "attachment_text",
        sa.Column("attachment_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("signatures", postgresql.JSONB(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('read', 'no_text', 'unreadable', 'given_up')",
            name=op.f("ck_attachment_text_state_word"),
        ),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_attachment_text_attachment_id")
        ),
        sa.PrimaryKeyConstraint("attachment_id", name=op.f("pk_attachment_text")),
    )
    op.create_table(
        "secrecy_act",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("suspicions", sa.LargeBinary(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('released', 'purged')", name=op.f("ck_secrecy_act_kind_word")),
        sa.ForeignKeyConstraint(["actor_id"], ["member.id"], name=op.f("fk_secrecy_act_actor_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_secrecy_act_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secrecy_act")),
        sa.UniqueConstraint("seq", name=op.f("uq_secrecy_act_seq")),
    )
    op.create_index(op.f("ix_secrecy_act_directive_id"), "secrecy_act", ["directive_id"])
    op.create_index(op.f("ix_secrecy_act_organisation_id"), "secrecy_act", ["organisation_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_index(op.f("ix_secrecy_act_organisation_id"), table_name="secrecy_act")
    op.drop_index(op.f("ix_secrecy_act_directive_id"), table_name="secrecy_act")
    op.drop_table("secrecy_act")
    op.drop_table("attachment_text")
