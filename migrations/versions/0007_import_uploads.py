"""An import from the file that was sent: its state, its rows to decide on, and the columns of an office."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_COUNTS = ("file_size", "progress", "accepted", "flagged", "rejected")


def upgrade() -> None:
    """Apply; the imports so far were all stored, and some taken back."""
    op.add_column("import_run", sa.Column("state", sa.Text(), nullable=True))
    op.add_column("import_run", sa.Column("created_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("import_run", sa.Column("file_name", sa.Text(), nullable=True))
    op.add_column("import_run", sa.Column("outline", sa.LargeBinary(), nullable=True))
    op.add_column("import_run", sa.Column("refusal", postgresql.JSONB(), nullable=True))
    for name in _COUNTS:
        op.add_column("import_run", sa.Column(name, sa.BigInteger(), nullable=False, server_default="0"))
        op.alter_column("import_run", name, server_default=None)
    op.execute("""
        UPDATE import_run
           SET state = CASE WHEN undone_at IS NULL THEN 'committed' ELSE 'undone' END, created_at = committed_at
    """)
    op.alter_column("import_run", "state", nullable=False)
    op.alter_column("import_run", "created_at", nullable=False)
    op.alter_column("import_run", "committed_at", nullable=True)
    op.create_check_constraint(
        op.f("ck_import_run_state_word"),
        "import_run",
        "state IN ('reading', 'ready', 'storing', 'committed', 'undone', 'refused')",
    )
    op.create_check_constraint(
        op.f("ck_import_run_committed_has_a_time"),
        "import_run",
        "(committed_at IS NOT NULL) = (state IN ('committed', 'undone'))",
    )
    op.create_check_constraint(
        op.f("ck_import_run_undone_has_a_time"),
        "import_run",
        "(undone_at IS NOT NULL) = (state = 'undone')",
    )
    op.drop_index("ix_import_run_organisation", table_name="import_run")
    op.create_index("ix_import_run_organisation", "import_run", ["organisation_id", "created_at"])
    op.create_table(
        "import_row",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("list_number", sa.BigInteger(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("codes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("doubts", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("is_storable", sa.Boolean(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('accept', 'flag', 'reject')", name=op.f("ck_import_row_verdict_word")
        ),
        sa.CheckConstraint(
            "effect IN ('new', 'changed', 'moved', 'changed_and_moved', 'unchanged')",
            name=op.f("ck_import_row_effect_word"),
        ),
        sa.CheckConstraint("decision IN ('store', 'leave')", name=op.f("ck_import_row_decision_word")),
        sa.CheckConstraint(
            "decision IS NULL OR verdict = 'flag'", name=op.f("ck_import_row_only_flagged_rows_are_decided")
        ),
        sa.CheckConstraint(
            "decision <> 'store' OR is_storable", name=op.f("ck_import_row_only_whole_rows_are_stored")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_run.id"], name=op.f("fk_import_row_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "position", name=op.f("pk_import_row")),
    )
    op.create_index("ix_import_row_verdict", "import_row", ["run_id", "verdict", "position"])
    op.create_table(
        "import_columns",
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("columns", postgresql.JSONB(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_import_columns_organisation_id")
        ),
        sa.ForeignKeyConstraint(["set_by"], ["member.id"], name=op.f("fk_import_columns_set_by")),
        sa.PrimaryKeyConstraint("organisation_id", "signature", name=op.f("pk_import_columns")),
    )


def downgrade() -> None:
    """Undo: imports that were not stored yet are lost."""
    op.drop_table("import_columns")
    op.drop_table("import_row")
    op.execute("DELETE FROM import_run WHERE committed_at IS NULL")
    op.drop_index("ix_import_run_organisation", table_name="import_run")
    op.create_index("ix_import_run_organisation", "import_run", ["organisation_id", "committed_at"])
    for name in ("state_word", "committed_has_a_time", "undone_has_a_time"):
        op.drop_constraint(op.f(f"ck_import_run_{name}"), "import_run")
    op.alter_column("import_run", "committed_at", nullable=False)
    for name in (*_COUNTS, "refusal", "outline", "file_name", "created_at", "state"):
        op.drop_column("import_run", name)
