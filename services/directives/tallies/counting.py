"""Keeping the sums: cells that changed are counted again, and the difference goes up the tree.

One at a time does it, after the fact: no request ever waits for the row of a province or of the country.
All texts here are constants; values are always bound.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ARRAY, BigInteger, TextClause, bindparam, func, select, text

from models import ACTIVE_STATUSES, StaleCell
from services.actor import Work
from services.directives.tallies.parts import SORTS

CELLS_AT_ONCE = 2_000
"""So many cells are counted in one transaction: about a second."""

FIGURES = ("members", "fcm", "webpush", "telegram", "zalo", "unreached")
_LOCK = 7_210_945
"""Any number, the same for every process: one counts at a time."""

_ACTIVE = ", ".join(f"'{status.value}'" for status in sorted(ACTIVE_STATUSES))
_FIGURES = ", ".join(FIGURES)
_SUMS = ", ".join(f"sum(own.{figure}) AS {figure}" for figure in FIGURES)
_BIT = " ".join(
    f"WHEN status = '{status.value}' AND is_exempt = {str(is_exempt).lower()} THEN {1 << bit}"
    for bit, (status, is_exempt) in enumerate(SORTS)
)
_IS_HOME = """
    home.kind = 'home' AND home.valid_from <= :today AND (home.valid_to IS NULL OR home.valid_to > :today)
"""

OWN_FIGURES = f"""
    SELECT organisation_id, status, is_exempt, count(*)::integer AS members,
           (count(*) FILTER (WHERE kinds && ARRAY['fcm_token', 'fcm_id']))::integer AS fcm,
           (count(*) FILTER (WHERE 'webpush' = ANY(kinds)))::integer AS webpush,
           (count(*) FILTER (WHERE 'telegram' = ANY(kinds)))::integer AS telegram,
           (count(*) FILTER (WHERE 'zalo' = ANY(kinds)))::integer AS zalo,
           (count(*) FILTER (WHERE kinds IS NULL))::integer AS unreached
      FROM (SELECT home.organisation_id, m.status,
                   EXISTS (SELECT FROM exemption e WHERE e.member_id = m.id AND e.valid_from <= :today
                           AND (e.valid_to IS NULL OR e.valid_to > :today)) AS is_exempt,
                   (SELECT array_agg(d.kind) FROM device d
                     WHERE d.member_id = m.id AND d.removed_at IS NULL) AS kinds
              FROM membership home JOIN member m ON m.id = home.member_id
             WHERE {{which}} AND {_IS_HOME} AND m.status IN ({_ACTIVE})) AS each_member
     GROUP BY organisation_id, status, is_exempt
"""
"""The figures of cells, person by person; ``{which}`` is a condition on their ``home``."""

_OF_CELLS = "home.organisation_id = ANY(:cells)"
_ABOVE = """
    FROM tallied_cell c JOIN {table} own ON own.organisation_id = c.organisation_id AND NOT own.is_below
    CROSS JOIN unnest(c.ancestors) AS above(id)
    WHERE c.organisation_id = ANY(:cells) AND above.id <> c.organisation_id
"""
_TALLIES_ABOVE = f"""
    SELECT above.id, own.status, own.is_exempt, {_SUMS} {_ABOVE.format(table="audience_tally")}
     GROUP BY above.id, own.status, own.is_exempt
"""
_CELLS_ABOVE = f"""
    SELECT above.id, own.sorts, sum(own.cells) AS cells {_ABOVE.format(table="present_cells")}
     GROUP BY above.id, own.sorts
"""


def _of_cells(statement: str) -> TextClause:
    return text(statement).bindparams(bindparam("cells", type_=ARRAY(BigInteger)))


_STEPS = tuple(
    _of_cells(step)
    for step in (
        # What was added for these cells is taken off along the way it was added by …
        f"""
        UPDATE audience_tally t SET {", ".join(f"{one} = t.{one} - d.{one}" for one in FIGURES)}
          FROM ({_TALLIES_ABOVE}) d
         WHERE t.organisation_id = d.id AND t.is_below AND t.status = d.status AND t.is_exempt = d.is_exempt
        """,
        f"""
        UPDATE present_cells t SET cells = t.cells - d.cells FROM ({_CELLS_ABOVE}) d
         WHERE t.organisation_id = d.id AND t.is_below AND t.sorts = d.sorts
        """,
        "DELETE FROM audience_tally WHERE organisation_id = ANY(:cells) AND NOT is_below",
        "DELETE FROM present_cells WHERE organisation_id = ANY(:cells) AND NOT is_below",
        "DELETE FROM tallied_cell WHERE organisation_id = ANY(:cells)",
        # … they are counted …
        f"""
        INSERT INTO audience_tally (organisation_id, is_below, status, is_exempt, {_FIGURES})
        SELECT organisation_id, false, status, is_exempt, {_FIGURES}
          FROM ({OWN_FIGURES.format(which=_OF_CELLS)}) AS counted
        """,
        f"""
        INSERT INTO present_cells (organisation_id, is_below, sorts, cells)
        SELECT organisation_id, false, sum(CASE {_BIT} END), 1
          FROM audience_tally WHERE organisation_id = ANY(:cells) AND NOT is_below GROUP BY organisation_id
        """,
        """
        INSERT INTO tallied_cell (organisation_id, ancestors, counted_on, holds_until)
        SELECT o.id, o.ancestors, :today, (
                   SELECT min(day) FROM membership home LEFT JOIN exemption e USING (member_id)
                    CROSS JOIN LATERAL unnest(
                        ARRAY[home.valid_from, home.valid_to, e.valid_from, e.valid_to]) AS day
                    WHERE home.organisation_id = o.id AND home.kind = 'home' AND day > :today)
          FROM organisation o
         WHERE o.id = ANY(:cells) AND EXISTS (
                   SELECT FROM membership home WHERE home.organisation_id = o.id AND home.kind = 'home')
        """,
        # … and added along the way there is now.
        f"""
        INSERT INTO audience_tally AS t (organisation_id, is_below, status, is_exempt, {_FIGURES})
        SELECT id, true, status, is_exempt, {_FIGURES} FROM ({_TALLIES_ABOVE}) AS d
        ON CONFLICT (organisation_id, is_below, status, is_exempt)
        DO UPDATE SET {", ".join(f"{one} = t.{one} + excluded.{one}" for one in FIGURES)}
        """,
        f"""
        INSERT INTO present_cells AS t (organisation_id, is_below, sorts, cells)
        SELECT id, true, sorts, cells FROM ({_CELLS_ABOVE}) AS d
        ON CONFLICT (organisation_id, is_below, sorts) DO UPDATE SET cells = t.cells + excluded.cells
        """,
    )
)
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
    return count_some(work)


def begin_counting(work: Work) -> None:
    """Let nobody else count until the transaction ends."""
    work.session.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def count_some(work: Work) -> int:
    """The same for whoever has seen to it that nobody else counts."""
    work.flush()
    cells = set(work.session.scalars(_TAKE_MARKS, {"limit": CELLS_AT_ONCE}))
    if not cells:
        cells.update(work.session.scalars(_EXPIRED, {"today": work.today, "limit": CELLS_AT_ONCE}))
    if cells:
        count_cells(work, sorted(cells))
    return len(cells)


def count_cells(work: Work, cells: Sequence[int]) -> None:
    """Count these cells, and bring the sums above them up to date."""
    for step in _STEPS:
        names = step.compile().params
        values = {"cells": list(cells), "today": work.today}
        work.session.execute(step, {name: values[name] for name in names})


def waiting(work: Work) -> int:
    """How many cells are marked as changed since they were counted."""
    return work.session.scalar(select(func.count(StaleCell.organisation_id.distinct()))) or 0
