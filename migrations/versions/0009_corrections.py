"""Corrections with what stood there before, who was shown sealed numbers, and requests of members."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "correction_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("done_by", sa.Date(), nullable=False),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handled_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "field IN ('full_name', 'gender', 'birth_date', 'admitted_on', 'official_on', 'card_number', 'citizen_id', 'phone', 'cell', 'other')",
            name=op.f("ck_correction_request_field_word"),
        ),
        sa.CheckConstraint(
            "state IN ('submitted', 'answered', 'done', 'declined')",
            name=op.f("ck_correction_request_state_word"),
        ),
        sa.CheckConstraint("done_by >= answer_by", name=op.f("ck_correction_request_deadlines")),
        sa.ForeignKeyConstraint(["handled_by"], ["member.id"], name=op.f("fk_correction_request_handled_by")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_correction_request_member_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_correction_request_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_request")),
    )
    op.create_index(
        op.f("ix_correction_request_member_id"), "correction_request", ["member_id"], unique=False
    )
    op.create_index(
        "ix_correction_request_organisation_state",
        "correction_request",
        ["organisation_id", "state", "done_by"],
        unique=False,
    )
    op.create_table(
        "disclosure",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("shown_to", sa.Uuid(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("field IN ('citizen_id', 'phone')", name=op.f("ck_disclosure_field_word")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_disclosure_member_id")),
        sa.ForeignKeyConstraint(["shown_to"], ["member.id"], name=op.f("fk_disclosure_shown_to")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
    )
    op.create_index(op.f("ix_disclosure_member_id"), "disclosure", ["member_id"], unique=False)
    op.create_table(
        "member_correction",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=True),
        sa.Column("after", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("corrected_by", sa.Uuid(), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "field IN ('full_name', 'gender', 'birth_date', 'admitted_on', 'official_on', 'card_number', 'citizen_id', 'phone')",
            name=op.f("ck_member_correction_field_word"),
        ),
        sa.ForeignKeyConstraint(
            ["corrected_by"], ["member.id"], name=op.f("fk_member_correction_corrected_by")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_correction_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_correction")),
    )
    op.create_index(op.f("ix_member_correction_member_id"), "member_correction", ["member_id"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_index(op.f("ix_member_correction_member_id"), table_name="member_correction")
    op.drop_table("member_correction")
    op.drop_index(op.f("ix_disclosure_member_id"), table_name="disclosure")
    op.drop_table("disclosure")
    op.drop_index("ix_correction_request_organisation_state", table_name="correction_request")
    op.drop_index(op.f("ix_correction_request_member_id"), table_name="correction_request")
    op.drop_table("correction_request")
