"""Imports and what they changed; members of unknown gender; namesakes found by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    # Lists that offices send often do not say it (Mẫu 7-HSĐV has no such column): better unknown than guessed.
    op.alter_column("member", "gender", existing_type=sa.Text(), nullable=True)
    op.create_index(
        "ix_member_name_key_birth_date",
        "member",
        [sa.text("translate(search_name, 'y -''.', 'i')"), "birth_date"],
    )
    op.create_table(
        "import_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("file_digest", sa.LargeBinary(), nullable=False),
        sa.Column("committed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("admitted", sa.BigInteger(), nullable=False),
        sa.Column("admitted_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.Column("moved", sa.BigInteger(), nullable=False),
        sa.Column("unchanged", sa.BigInteger(), nullable=False),
        sa.Column("left_out", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["member.id"], name=op.f("fk_import_run_actor_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_import_run_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
    )
    op.create_index("ix_import_run_organisation", "import_run", ["organisation_id", "committed_at"])
    op.create_table(
        "import_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=True),
        sa.Column("after", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("kind IN ('changed', 'moved')", name=op.f("ck_import_change_kind_word")),
        sa.ForeignKeyConstraint(["run_id"], ["import_run.id"], name=op.f("fk_import_change_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_change")),
    )
    op.create_index(op.f("ix_import_change_run_id"), "import_change", ["run_id"])
    op.create_index(op.f("ix_import_change_member_id"), "import_change", ["member_id"])


def downgrade() -> None:
    """Undo. Refused by the database while there are members of unknown gender: none is made up for them."""
    op.drop_index(op.f("ix_import_change_member_id"), table_name="import_change")
    op.drop_index(op.f("ix_import_change_run_id"), table_name="import_change")
    op.drop_table("import_change")
    op.drop_index("ix_import_run_organisation", table_name="import_run")
    op.drop_table("import_run")
    op.drop_index("ix_member_name_key_birth_date", table_name="member")
    op.alter_column("member", "gender", existing_type=sa.Text(), nullable=False)
