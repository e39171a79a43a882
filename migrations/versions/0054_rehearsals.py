"""Publications tried out: their chunks, what was counted of them, and copies of quotas they are played on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None

_URGENCIES = "'normal', 'urgent', 'very_urgent', 'express'"
_KINDS = "'fcm_token', 'fcm_id', 'webpush', 'telegram', 'zalo'"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "rehearsal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("audience", postgresql.JSONB(), nullable=False),
        sa.Column("expected", postgresql.JSONB(), nullable=False),
        sa.Column("rings_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cut_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.CheckConstraint(f"urgency IN ({_URGENCIES})", name=op.f("ck_rehearsal_urgency_word")),
        sa.ForeignKeyConstraint(["directive_id"], ["directive.id"], name=op.f("fk_rehearsal_directive_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rehearsal")),
    )
    op.create_index(op.f("ix_rehearsal_directive_id"), "rehearsal", ["directive_id"])
    op.create_index(op.f("ix_rehearsal_asked_at"), "rehearsal", ["asked_at"])
    op.create_table(
        "rehearsal_chunk",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("rehearsal_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("recipients", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("cells", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("cell_sizes", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("open_lanes", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("handed_over", sa.LargeBinary(), nullable=False),
        sa.Column("refused", sa.LargeBinary(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["rehearsal_id"],
            ["rehearsal.id"],
            name=op.f("fk_rehearsal_chunk_rehearsal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rehearsal_chunk")),
        sa.UniqueConstraint(
            "rehearsal_id", "position", name=op.f("uq_rehearsal_chunk_rehearsal_id_position")
        ),
    )
    op.create_table(
        "rehearsal_tally",
        sa.Column("chunk_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"kind IN ({_KINDS})", name=op.f("ck_rehearsal_tally_kind_word")),
        sa.ForeignKeyConstraint(
            ["chunk_id"],
            ["rehearsal_chunk.id"],
            name=op.f("fk_rehearsal_tally_chunk_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("chunk_id", "kind", "cause", name=op.f("pk_rehearsal_tally")),
    )
    op.create_table(
        "rehearsal_quota",
        sa.Column("rehearsal_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tokens", sa.Double(), nullable=False),
        sa.Column("filled_to", sa.DateTime(timezone=True), nullable=False),
        sa.Column("warm_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["rehearsal_id"],
            ["rehearsal.id"],
            name=op.f("fk_rehearsal_quota_rehearsal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("rehearsal_id", "name", name=op.f("pk_rehearsal_quota")),
    )


def downgrade() -> None:
    """Undo."""
    for table in ("rehearsal_quota", "rehearsal_tally", "rehearsal_chunk", "rehearsal"):
        op.drop_table(table)
