"""Pairs of members that may be one, searches for them, and merges that can be undone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_STATUSES = (
    "'probationary', 'official', 'suspended', 'transferred_out', 'struck_off', 'expelled', 'left', 'deceased'"
)


def upgrade() -> None:
    """Apply."""
    _allow_statuses(f"{_STATUSES}, 'merged'")
    op.create_table(
        "duplicate_pair",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("member_id < other_id", name=op.f("ck_duplicate_pair_smaller_first")),
        sa.CheckConstraint(
            "state IN ('open', 'same', 'different', 'merged')", name=op.f("ck_duplicate_pair_state_word")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_duplicate_pair_member_id")),
        sa.ForeignKeyConstraint(["other_id"], ["member.id"], name=op.f("fk_duplicate_pair_other_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["member.id"], name=op.f("fk_duplicate_pair_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_pair")),
        sa.UniqueConstraint("member_id", "other_id", name=op.f("uq_duplicate_pair_member_id_other_id")),
    )
    op.create_index(op.f("ix_duplicate_pair_other_id"), "duplicate_pair", ["other_id"])
    op.create_index(
        "ix_duplicate_pair_open",
        "duplicate_pair",
        [sa.text("score DESC"), "id"],
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "duplicate_search",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("members", sa.BigInteger(), nullable=True),
        sa.Column("candidates", sa.BigInteger(), nullable=True),
        sa.Column("pairs", sa.BigInteger(), nullable=True),
        sa.Column("left_out", sa.BigInteger(), nullable=True),
        sa.Column("last_number", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_duplicate_search_organisation_id")
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["member.id"], name=op.f("fk_duplicate_search_asked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_search")),
    )
    op.create_index("ix_duplicate_search_organisation", "duplicate_search", ["organisation_id", "id"])
    op.create_table(
        "member_merge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survivor_id", sa.Uuid(), nullable=False),
        sa.Column("merged_id", sa.Uuid(), nullable=False),
        sa.Column("merged_cell_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undo_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("survivor_id <> merged_id", name=op.f("ck_member_merge_two_records")),
        sa.ForeignKeyConstraint(["survivor_id"], ["member.id"], name=op.f("fk_member_merge_survivor_id")),
        sa.ForeignKeyConstraint(["merged_id"], ["member.id"], name=op.f("fk_member_merge_merged_id")),
        sa.ForeignKeyConstraint(
            ["merged_cell_id"], ["organisation.id"], name=op.f("fk_member_merge_merged_cell_id")
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["member.id"], name=op.f("fk_member_merge_actor_id")),
        sa.ForeignKeyConstraint(["undone_by"], ["member.id"], name=op.f("fk_member_merge_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_merge")),
    )
    op.create_index(op.f("ix_member_merge_survivor_id"), "member_merge", ["survivor_id"])
    op.create_index(op.f("ix_member_merge_merged_id"), "member_merge", ["merged_id"])
    op.create_index(
        "ix_member_merge_sealed",
        "member_merge",
        ["undo_until"],
        postgresql_where=sa.text("sealed IS NOT NULL"),
    )


def downgrade() -> None:
    """Undo. Refused by the database while records are merged: what they were is in these tables only."""
    _allow_statuses(_STATUSES)
    for table in ("member_merge", "duplicate_search", "duplicate_pair"):
        op.drop_table(table)


def _allow_statuses(words: str) -> None:
    for table in ("member", "status_change"):
        name = op.f(f"ck_{table}_status_word")
        op.drop_constraint(name, table, type_="check")
        op.create_check_constraint(name, table, f"status IN ({words})")
