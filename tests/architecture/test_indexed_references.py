"""Whoever removes or merges a member asks every table that refers to members: none may be read whole."""

from __future__ import annotations

from sqlalchemy import Column, Index, PrimaryKeyConstraint, Table, UniqueConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from core.database import Base

INDEXED = (PrimaryKeyConstraint, UniqueConstraint, ExcludeConstraint)
_SMALL = "some thousands of rows at most, in the whole country"
_WITHOUT = {
    "cell_follower.set_by": _SMALL,
    "directive.created_by": "20,000 directives in the whole country",
    "directive.published_by": "20,000 directives in the whole country",
    "directive.withdrawn_by": "20,000 directives in the whole country",
    "draft_change.member_id": "a few for each of 20,000 directives",
    "duplicate_search.asked_by": _SMALL,
    "held_correction.held_by": "one for each directive whose correction waits",
    "import_columns.set_by": _SMALL,
    "import_correction.corrected_by": "kept for as long as an import can be undone",
    "import_run.actor_id": _SMALL,
    "meeting_habit.set_by": "one a cell at most",
    "member_merge.actor_id": "one for each merge, and nobody is asked for theirs",
    "member_merge.undone_by": "one for each merge, and nobody is asked for theirs",
    "organisation_change.ordered_by": "some ten thousands even in a reform of the whole country",
    "publication_plan.planned_by": _SMALL,
    "replaced_version.replaced_by": _SMALL,
    "rule_override.set_by": _SMALL,
    "saved_audience.saved_by": _SMALL,
    "secrecy_act.actor_id": _SMALL,
    "webhook_endpoint.created_by": _SMALL,
}
"""Foreign keys to a member that are looked up without an index, and why that is as good."""


def test_every_reference_to_a_member_has_an_index_or_a_reason() -> None:
    without = {
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in ("member", "account") and not is_indexed(table, key.parent)
    }
    assert without == set(_WITHOUT)


def is_indexed(table: Table, column: Column[object]) -> bool:
    """Whether an index, or what makes one, begins with a column and leaves out none of its rows."""
    unique = (key for key in table.constraints if isinstance(key, INDEXED))
    whole = (index for index in table.indexes if holds_all(index, column))
    return any(list(one.columns)[:1] == [column] for one in (*unique, *whole))


def holds_all(index: Index, column: Column[object]) -> bool:
    """Rows without a value are never looked for: a partial index may leave those out, no others."""
    where = index.dialect_options["postgresql"]["where"]
    return where is None or str(where) == f"{column.name} IS NOT NULL"
