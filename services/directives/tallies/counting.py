"""Keeping the sums: cells that changed are counted again, and the difference goes up the tree.

One at a time does it, after the fact: no request ever waits for the row of a province or of the country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import ARRAY, BigInteger, TextClause, bindparam, delete, func, select, text

from models import StaleCell, TalliedCell
from services.actor import Work
from services.directives.tallies.statements import ALL_ANEW, CHOSEN_AGAIN

CELLS_AT_ONCE = 2_000
"""So many cells are counted in one transaction: about a second."""

_LOCK = 7_210_945
"""Any number, the same for every process: one counts at a time."""
_CELLS = bindparam("cells", type_=ARRAY(BigInteger))
_CHOSEN = tuple(text(step).bindparams(_CELLS) if ":cells" in step else text(step) for step in CHOSEN_AGAIN)
_ALL = tuple(map(text, ALL_ANEW))
# The marks go first: whoever changes a cell from now on leaves a new one.
_TAKE_MARKS = text("""
    WITH marked AS (SELECT DISTINCT organisation_id FROM stale_cell ORDER BY organisation_id LIMIT :limit)
    DELETE FROM stale_cell WHERE organisation_id IN (SELECT organisation_id FROM marked)
    RETURNING organisation_id
""")
_EXPIRED = text("""
    SELECT organisation_id FROM tallied_cell
     WHERE holds_until <= :today OR counted_on > :today ORDER BY organisation_id LIMIT :limit
""")


def count_next(work: Work) -> int:
    """Count again some of the cells that changed; how many. 0: nothing is left, or somebody else counts."""
    if not work.session.scalar(select(func.pg_try_advisory_xact_lock(_LOCK))):
        return 0
    return _count_some(work)


def count_all(work: Work) -> int:
    """Count every cell anew, as soon as nobody else counts; how many. The country is counted as a whole."""
    work.session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    work.flush()
    work.session.execute(delete(StaleCell))
    _take(work, _ALL, {"today": work.today})
    return work.session.scalar(select(func.count()).select_from(TalliedCell)) or 0


def _count_some(work: Work) -> int:
    work.flush()
    cells = set(work.session.scalars(_TAKE_MARKS, {"limit": CELLS_AT_ONCE}))
    if not cells:
        cells.update(work.session.scalars(_EXPIRED, {"today": work.today, "limit": CELLS_AT_ONCE}))
    if cells:
        _take(work, _CHOSEN, {"today": work.today, "cells": sorted(cells)})
    return len(cells)


def _take(work: Work, steps: Sequence[TextClause], values: Mapping[str, object]) -> None:
    for step in steps:
        work.session.execute(step, {name: values[name] for name in step.compile().params})
