"""Versions, withdrawal and links of directives; what they ask of whom; receipts of a version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_STATE = "ck_directive_state_word"
_HAS_SEQ = "ck_directive_published_has_seq"


def upgrade() -> None:
    """Apply."""
    for column in (
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("asks_member", sa.Text(), nullable=True),
        sa.Column("asks_secretary", sa.Text(), nullable=True),
        sa.Column("asks_committee", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("corrected_at", _MOMENT, nullable=True),
        sa.Column("withdrawn_at", _MOMENT, nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=True),
        sa.Column("changed_seq", sa.BigInteger(), nullable=True),
    ):
        op.add_column("directive", column)
    op.create_foreign_key(op.f("fk_directive_withdrawn_by"), "directive", "member", ["withdrawn_by"], ["id"])
    op.create_unique_constraint(op.f("uq_directive_changed_seq"), "directive", ["changed_seq"])
    _check(_STATE, "state IN ('draft', 'published', 'withdrawn')")
    _check(_HAS_SEQ, "(state IN ('published', 'withdrawn')) = (seq IS NOT NULL)")
    op.create_check_constraint(
        op.f("ck_directive_withdrawn_has_time"),
        "directive",
        "(state = 'withdrawn') = (withdrawn_at IS NOT NULL)",
    )
    op.add_column("receipt", sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.create_table(
        "earlier_receipt",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("delivered_at", _MOMENT, nullable=True),
        sa.Column("read_at", _MOMENT, nullable=True),
        sa.Column("acknowledged_at", _MOMENT, nullable=True),
        _refers("earlier_receipt", "directive_id", "directive"),
        _refers("earlier_receipt", "member_id", "member"),
        sa.PrimaryKeyConstraint("directive_id", "member_id", "version", name=op.f("pk_earlier_receipt")),
    )
    op.create_index(op.f("ix_earlier_receipt_member_id"), "earlier_receipt", ["member_id"])
    op.create_table(
        "replaced_version",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(), nullable=False),
        sa.Column("what_changed", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("replaced_at", _MOMENT, nullable=False),
        sa.Column("replaced_by", sa.Uuid(), nullable=False),
        _refers("replaced_version", "directive_id", "directive"),
        _refers("replaced_version", "replaced_by", "member"),
        sa.PrimaryKeyConstraint("directive_id", "number", name=op.f("pk_replaced_version")),
    )
    op.create_table(
        "draft_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("fields", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("before", postgresql.JSONB(), nullable=False),
        _refers("draft_change", "directive_id", "directive"),
        _refers("draft_change", "member_id", "member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_change")),
    )
    op.create_index(op.f("ix_draft_change_directive_id"), "draft_change", ["directive_id"])
    op.create_table(
        "directive_link",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('supersedes', 'related')", name=op.f("ck_directive_link_kind_word")),
        sa.CheckConstraint("directive_id <> other_id", name=op.f("ck_directive_link_two_directives")),
        _refers("directive_link", "directive_id", "directive"),
        _refers("directive_link", "other_id", "directive"),
        sa.PrimaryKeyConstraint("directive_id", "other_id", name=op.f("pk_directive_link")),
    )
    op.create_index(op.f("ix_directive_link_other_id"), "directive_link", ["other_id"])


def downgrade() -> None:
    """Undo. Refused by the database while something is withdrawn: it is not published again by accident."""
    for table in ("directive_link", "draft_change", "replaced_version", "earlier_receipt"):
        op.drop_table(table)
    op.drop_column("receipt", "version")
    op.drop_constraint(op.f("ck_directive_withdrawn_has_time"), "directive")
    _check(_HAS_SEQ, "(state = 'published') = (seq IS NOT NULL)")
    _check(_STATE, "state IN ('draft', 'published')")
    for column in (
        *("changed_seq", "withdrawal_reason", "withdrawn_by", "withdrawn_at", "corrected_at", "version"),
        *("asks_committee", "asks_secretary", "asks_member", "effective_on"),
    ):
        op.drop_column("directive", column)


def _check(name: str, condition: str) -> None:
    op.drop_constraint(op.f(name), "directive")
    op.create_check_constraint(op.f(name), "directive", condition)


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))
