"""A merge of two records must know of every column that refers to a member."""

from __future__ import annotations

from sqlalchemy.dialects.postgresql import ExcludeConstraint

import models
from services.duplicates.references import FATES, Fate, references


def test_every_reference_has_a_fate() -> None:
    """A new column fails here until ``services/duplicates/references.py`` says what becomes of it."""
    assert models.Member.__table__ is not None
    assert {reference.name for reference in references()} == set(FATES)


def test_a_table_with_an_exclusion_needs_more_than_a_move() -> None:
    """Uniqueness is looked up and respected by a move; an exclusion constraint is not."""
    excluded = {
        reference.name
        for reference in references()
        for constraint in reference.table.constraints
        if isinstance(constraint, ExcludeConstraint) and reference.column.name in constraint.columns
    }
    assert {name for name in excluded if FATES[name] is Fate.MOVES} == set()
