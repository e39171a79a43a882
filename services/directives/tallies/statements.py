"""What is asked of PostgreSQL to count cells: chosen ones, or at once all that ever had members.

All texts are made of constants; values are always bound. ``{which}`` stands for a condition on a cell's id.
"""

from __future__ import annotations

from models import ACTIVE_STATUSES
from services.directives.tallies.parts import SORTS

FIGURES = ("members", "fcm", "webpush", "telegram", "zalo", "unreached")

_ACTIVE = ", ".join(f"'{status.value}'" for status in sorted(ACTIVE_STATUSES))
_FIGURES = ", ".join(FIGURES)
_SUMS = ", ".join(f"sum(own.{figure}) AS {figure}" for figure in FIGURES)
_BIT = " ".join(
    f"WHEN status = '{status.value}' AND is_exempt = {str(is_exempt).lower()} THEN {1 << bit}"
    for bit, (status, is_exempt) in enumerate(SORTS)
)
_CHOSEN = "{id} = ANY(:cells)"
_ALL = "true"
_HOLDS_TODAY = """
    {row}.valid_from <= :today AND ({row}.valid_to IS NULL OR {row}.valid_to > :today)
"""


def own_figures(which: str = _ALL) -> str:
    """The figures of cells, person by person.

    A plain join of what a person has: PostgreSQL looks up a few cells' members by index and reads whole
    tables for the country, where a question asked for each member would be one for five million.
    """
    return f"""
    SELECT organisation_id, status, is_exempt, count(*)::integer AS members,
           (count(*) FILTER (WHERE fcm))::integer AS fcm,
           (count(*) FILTER (WHERE webpush))::integer AS webpush,
           (count(*) FILTER (WHERE telegram))::integer AS telegram,
           (count(*) FILTER (WHERE zalo))::integer AS zalo,
           (count(*) FILTER (WHERE is_unreached))::integer AS unreached
      FROM (SELECT home.organisation_id, m.status, count(e.id) > 0 AS is_exempt,
                   bool_or(d.kind IN ('fcm_token', 'fcm_id')) AS fcm, bool_or(d.kind = 'webpush') AS webpush,
                   bool_or(d.kind = 'telegram') AS telegram, bool_or(d.kind = 'zalo') AS zalo,
                   count(d.id) = 0 AS is_unreached
              FROM membership home JOIN member m ON m.id = home.member_id
              LEFT JOIN exemption e ON e.member_id = m.id AND {_HOLDS_TODAY.format(row="e")}
              LEFT JOIN device d ON d.member_id = m.id AND d.removed_at IS NULL
             WHERE {which.format(id="home.organisation_id")} AND home.kind = 'home'
               AND {_HOLDS_TODAY.format(row="home")} AND m.status IN ({_ACTIVE})
             GROUP BY home.id, m.id) AS each_member
     GROUP BY organisation_id, status, is_exempt
    """


def _above(table: str, which: str) -> str:
    return f"""
    FROM tallied_cell c JOIN {table} own ON own.organisation_id = c.organisation_id AND NOT own.is_below
    CROSS JOIN unnest(c.ancestors) AS above(id)
    WHERE {which.format(id="c.organisation_id")} AND above.id <> c.organisation_id
    """


def _tallies_above(which: str) -> str:
    return f"""
    SELECT above.id, own.status, own.is_exempt, {_SUMS} {_above("audience_tally", which)}
     GROUP BY above.id, own.status, own.is_exempt
    """


def _cells_above(which: str) -> str:
    return f"""
    SELECT above.id, own.sorts, sum(own.cells) AS cells {_above("present_cells", which)}
     GROUP BY above.id, own.sorts
    """


# What was added for these cells is taken off along the way it was added by.
_TAKEN_OFF = (
    f"""
    UPDATE audience_tally t SET {", ".join(f"{one} = t.{one} - d.{one}" for one in FIGURES)}
      FROM ({_tallies_above(_CHOSEN)}) d
     WHERE t.organisation_id = d.id AND t.is_below AND t.status = d.status AND t.is_exempt = d.is_exempt
    """,
    f"""
    UPDATE present_cells t SET cells = t.cells - d.cells FROM ({_cells_above(_CHOSEN)}) d
     WHERE t.organisation_id = d.id AND t.is_below AND t.sorts = d.sorts
    """,
    "DELETE FROM audience_tally WHERE organisation_id = ANY(:cells) AND NOT is_below",
    "DELETE FROM present_cells WHERE organisation_id = ANY(:cells) AND NOT is_below",
    "DELETE FROM tallied_cell WHERE organisation_id = ANY(:cells)",
)
_FORGOTTEN = ("DELETE FROM audience_tally", "DELETE FROM present_cells", "DELETE FROM tallied_cell")


def _first_day_after(which: str) -> str:
    """The next day, for each cell, that was entered ahead for one of those who ever had their home there."""
    days = ("home.valid_from", "home.valid_to", "e.valid_from", "e.valid_to")
    first = ", ".join(f"min({day}) FILTER (WHERE {day} > :today)" for day in days)
    return f"""
    SELECT home.organisation_id, least({first}) AS day
      FROM membership home LEFT JOIN exemption e USING (member_id)
     WHERE {which.format(id="home.organisation_id")} AND home.kind = 'home' GROUP BY home.organisation_id
    """


def _counted(which: str) -> tuple[str, ...]:
    return (
        f"""
        INSERT INTO audience_tally (organisation_id, is_below, status, is_exempt, {_FIGURES})
        SELECT organisation_id, false, status, is_exempt, {_FIGURES} FROM ({own_figures(which)}) AS counted
        """,
        f"""
        INSERT INTO present_cells (organisation_id, is_below, sorts, cells)
        SELECT organisation_id, false, sum(CASE {_BIT} END), 1
          FROM audience_tally WHERE {which.format(id="organisation_id")} AND NOT is_below
         GROUP BY organisation_id
        """,
        f"""
        INSERT INTO tallied_cell (organisation_id, ancestors, counted_on, holds_until)
        SELECT o.id, o.ancestors, :today, first.day
          FROM organisation o JOIN ({_first_day_after(which)}) AS first ON first.organisation_id = o.id
        """,
    )


def _added(which: str) -> tuple[str, ...]:
    return (
        f"""
        INSERT INTO audience_tally AS t (organisation_id, is_below, status, is_exempt, {_FIGURES})
        SELECT id, true, status, is_exempt, {_FIGURES} FROM ({_tallies_above(which)}) AS d
        ON CONFLICT (organisation_id, is_below, status, is_exempt)
        DO UPDATE SET {", ".join(f"{one} = t.{one} + excluded.{one}" for one in FIGURES)}
        """,
        f"""
        INSERT INTO present_cells AS t (organisation_id, is_below, sorts, cells)
        SELECT id, true, sorts, cells FROM ({_cells_above(which)}) AS d
        ON CONFLICT (organisation_id, is_below, sorts) DO UPDATE SET cells = t.cells + excluded.cells
        """,
    )


CHOSEN_AGAIN = (*_TAKEN_OFF, *_counted(_CHOSEN), *_added(_CHOSEN))
"""In this order: the cells ``:cells`` are counted as of ``:today``, and what stands above them follows."""
ALL_ANEW = (*_FORGOTTEN, *_counted(_ALL), *_added(_ALL))
"""In this order: whatever was counted is forgotten, and every cell counted as of ``:today``."""
