"""The tree on every day: periods, successions, orders and other systems' codes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply; what is known of each organisation so far becomes its one open period."""
    op.create_table(
        "organisation_period",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("search_name", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("ancestors", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        postgresql.ExcludeConstraint(
            (sa.column("organisation_id"), "="),
            (sa.text("daterange(valid_from, valid_to)"), "&&"),
            using="gist",
            name="ex_organisation_period_one_picture_a_day",
        ),
        sa.CheckConstraint(
            "kind IN ('centre', 'province', 'commune', 'base_committee', 'sub_committee', 'base_cell', 'cell', 'group')",
            name=op.f("ck_organisation_period_kind_word"),
        ),
        sa.CheckConstraint(
            "(parent_id IS NULL) = (cardinality(ancestors) = 1)", name=op.f("ck_organisation_period_root")
        ),
        sa.CheckConstraint("valid_to > valid_from", name=op.f("ck_organisation_period_validity")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_organisation_period_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organisation.id"], name=op.f("fk_organisation_period_parent_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_period")),
    )
    op.create_index(
        "ix_organisation_period_ancestors", "organisation_period", ["ancestors"], postgresql_using="gin"
    )
    op.create_index(op.f("ix_organisation_period_parent_id"), "organisation_period", ["parent_id"])
    op.create_table(
        "organisation_succession",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("predecessor_id", sa.BigInteger(), nullable=False),
        sa.Column("successor_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('merge', 'split')", name=op.f("ck_organisation_succession_kind_word")),
        sa.CheckConstraint(
            "predecessor_id <> successor_id", name=op.f("ck_organisation_succession_two_organisations")
        ),
        sa.ForeignKeyConstraint(
            ["predecessor_id"], ["organisation.id"], name=op.f("fk_organisation_succession_predecessor_id")
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["organisation.id"], name=op.f("fk_organisation_succession_successor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_succession")),
        sa.UniqueConstraint(
            "predecessor_id",
            "successor_id",
            name=op.f("uq_organisation_succession_predecessor_id_successor_id"),
        ),
    )
    op.create_index(
        op.f("ix_organisation_succession_successor_id"), "organisation_succession", ["successor_id"]
    )
    op.create_table(
        "organisation_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("organisation_ids", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("details", postgresql.JSONB(), nullable=False),
        sa.Column("summary", postgresql.JSONB(), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ordered_by", sa.Uuid(), nullable=True),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('create', 'rename', 'move', 'kind', 'merge', 'split', 'dissolve')",
            name=op.f("ck_organisation_change_kind_word"),
        ),
        sa.CheckConstraint(
            "num_nonnulls(applied_at, refused_at, withdrawn_at) <= 1",
            name=op.f("ck_organisation_change_one_outcome"),
        ),
        sa.CheckConstraint(
            "(refused_at IS NULL) = (refusal IS NULL)",
            name=op.f("ck_organisation_change_refusal_has_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["ordered_by"], ["member.id"], name=op.f("fk_organisation_change_ordered_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_change")),
    )
    op.create_index(
        "ix_organisation_change_due",
        "organisation_change",
        ["effective_on", "id"],
        postgresql_where=sa.text("num_nonnulls(applied_at, refused_at, withdrawn_at) = 0"),
    )
    op.create_index(
        "ix_organisation_change_organisation_ids",
        "organisation_change",
        ["organisation_ids"],
        postgresql_using="gin",
    )
    op.create_table(
        "organisation_code",
        sa.Column("system", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_organisation_code_organisation_id")
        ),
        sa.PrimaryKeyConstraint("system", "code", name=op.f("pk_organisation_code")),
    )
    op.create_index(op.f("ix_organisation_code_organisation_id"), "organisation_code", ["organisation_id"])
    op.execute("""
        INSERT INTO organisation_period
               (organisation_id, name, search_name, sort_key, kind, parent_id, ancestors, valid_from)
        SELECT id, name, search_name, sort_key, kind, parent_id, ancestors, valid_from FROM organisation
    """)


def downgrade() -> None:
    """Undo: today's picture stays, the others are lost."""
    op.drop_table("organisation_code")
    op.drop_table("organisation_change")
    op.drop_table("organisation_succession")
    op.drop_table("organisation_period")
