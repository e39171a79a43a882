"""Values that a person put in the place of what a list says; an undo that takes its time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_STATES = "'reading', 'ready', 'storing', 'committed', 'undoing', 'undone', 'refused'"
_STATES_BEFORE = "'reading', 'ready', 'storing', 'committed', 'undone', 'refused'"


def upgrade() -> None:
    """Apply; of earlier undoes the numbers are not known any more."""
    op.create_table(
        "import_correction",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("read", sa.LargeBinary(), nullable=True),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("corrected_by", sa.Uuid(), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["corrected_by"], ["member.id"], name=op.f("fk_import_correction_corrected_by")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_run.id"], name=op.f("fk_import_correction_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "sheet", "row", "field", name=op.f("pk_import_correction")),
    )
    op.add_column("import_run", sa.Column("undo_result", postgresql.JSONB(), nullable=True))
    _constrain(_STATES, "'committed', 'undoing', 'undone'")


def downgrade() -> None:
    """Take back; an undo under way is forgotten, what it was to take back stays stored."""
    op.execute("UPDATE import_run SET state = 'committed' WHERE state = 'undoing'")
    _constrain(_STATES_BEFORE, "'committed', 'undone'")
    op.drop_column("import_run", "undo_result")
    op.drop_table("import_correction")


def _constrain(states: str, stored: str) -> None:
    for name, rule in (
        ("state_word", f"state IN ({states})"),
        ("committed_has_a_time", f"(committed_at IS NOT NULL) = (state IN ({stored}))"),
    ):
        op.drop_constraint(op.f(f"ck_import_run_{name}"), "import_run")
        op.create_check_constraint(op.f(f"ck_import_run_{name}"), "import_run", rule)
