"""Proving that the sums are what the members' records say, and making them so."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text

from services.actor import Work
from services.audit_log import record
from services.directives.tallies.counting import count_all
from services.directives.tallies.guests import renew_stays, wrong_stays
from services.directives.tallies.statements import FIGURES, own_figures
from services.recounted import Difference

_KEPT = ", ".join(f"kept.{figure}" for figure in FIGURES)
_COUNTED = ", ".join(f"counted.{figure}" for figure in FIGURES)
# Cells that are marked, or whose day has come, are counted by person anyway.
_HOLDS = """
    NOT EXISTS (SELECT FROM stale_cell s WHERE s.organisation_id = {cell})
    AND NOT EXISTS (SELECT FROM tallied_cell c WHERE c.organisation_id = {cell}
                     AND (c.holds_until <= :today OR c.counted_on > :today))
"""
_OWN = text(f"""
    SELECT organisation_id::text
      FROM (SELECT * FROM audience_tally WHERE NOT is_below) AS kept
      FULL JOIN ({own_figures()}) AS counted USING (organisation_id, status, is_exempt)
     WHERE ({_KEPT}) IS DISTINCT FROM ({_COUNTED})
       AND {_HOLDS.format(cell="organisation_id")}
     GROUP BY organisation_id ORDER BY organisation_id
""")
_ADDED_UP = " , ".join(f"sum(own.{figure})::integer AS {figure}" for figure in FIGURES)
_BELOW = text(f"""
    SELECT organisation_id::text
      FROM (SELECT * FROM audience_tally WHERE is_below AND members > 0) AS kept
      FULL JOIN (
          SELECT above.id AS organisation_id, own.status, own.is_exempt, {_ADDED_UP}
            FROM tallied_cell c
            JOIN audience_tally own ON own.organisation_id = c.organisation_id AND NOT own.is_below
            CROSS JOIN unnest(c.ancestors) AS above(id)
           WHERE above.id <> c.organisation_id GROUP BY above.id, own.status, own.is_exempt) AS counted
        USING (organisation_id, status, is_exempt)
     WHERE ({_KEPT}) IS DISTINCT FROM ({_COUNTED})
     GROUP BY organisation_id ORDER BY organisation_id
""")
_CELLS = text("""
    SELECT organisation_id::text
      FROM (SELECT * FROM present_cells WHERE is_below AND cells > 0) AS kept
      FULL JOIN (
          SELECT above.id AS organisation_id, own.sorts, sum(own.cells)::integer AS cells
            FROM tallied_cell c
            JOIN present_cells own ON own.organisation_id = c.organisation_id AND NOT own.is_below
            CROSS JOIN unnest(c.ancestors) AS above(id)
           WHERE above.id <> c.organisation_id GROUP BY above.id, own.sorts) AS counted
        USING (organisation_id, sorts)
     WHERE kept.cells IS DISTINCT FROM counted.cells
     GROUP BY organisation_id ORDER BY organisation_id
""")
_WAYS = text(f"""
    SELECT c.organisation_id::text FROM tallied_cell c JOIN organisation o ON o.id = c.organisation_id
     WHERE c.ancestors <> o.ancestors AND {_HOLDS.format(cell="c.organisation_id")} ORDER BY 1
""")
# Both look at every member of the country: an hour or a few minutes is a matter of memory to sort in.
_AT_LENGTH = (text("SET LOCAL statement_timeout = 0"), text("SET LOCAL work_mem = '64MB'"))


def verify(work: Work) -> Sequence[Difference]:
    """Recount every cell, every sum and the guests, and tell what differs. Changes nothing."""
    run = work.session.scalars
    _take_time(work)
    day = {"today": work.today}
    return [
        *(Difference("cell", what) for what in run(_OWN, day)),
        *(Difference("way", what) for what in run(_WAYS, day)),
        *(Difference("sum", what) for what in run(_BELOW)),
        *(Difference("cells", what) for what in run(_CELLS)),
        *(Difference("guest", what) for what in wrong_stays(work)),
    ]


def rebuild(work: Work) -> int:
    """Count everything anew; how many cells. People go on working: what they change is marked as ever."""
    _take_time(work)
    counted = count_all(work)
    renew_stays(work)  # last: it keeps others waiting
    record(work, "audience.rebuilt", counted)
    return counted


def _take_time(work: Work) -> None:
    for setting in _AT_LENGTH:
        work.session.execute(setting)
