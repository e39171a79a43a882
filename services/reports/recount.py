"""Proving that the kept figures are what the meetings say, and making them so."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import TextClause, text

from services.actor import Work
from services.audit_log import record
from services.recounted import Difference
from services.reports.stale_conduct import count_all, wrong_conduct

_COLUMNS = "meetings, expected, present, excused, not_marked, held, held_jointly, postponed, not_held"
_COUNTED = f"""
    SELECT unit_id, month, {", ".join(f"sum({name})::integer AS {name}" for name in _COLUMNS.split(", "))}
      FROM (SELECT responsible_id AS unit_id, date_trunc('month', held_on)::date AS month, 1 AS meetings,
                   expected, present, excused, not_marked,
                   0 AS held, 0 AS held_jointly, 0 AS postponed, 0 AS not_held
              FROM meeting WHERE state <> 'planned'
            UNION ALL
            SELECT responsible_id, month, 0, 0, 0, 0, 0, (outcome = 'held')::integer,
                   (outcome = 'held_jointly')::integer, (outcome = 'postponed')::integer,
                   (outcome = 'not_held')::integer
              FROM month_outcome) AS each
     GROUP BY unit_id, month
"""
_MONTH_END = "(month + interval '1 month - 1 day')::date"
_DIFFERENCES = {
    # A sheet's counters against its rows.
    "sheet": text("""
        SELECT m.id::text FROM meeting m LEFT JOIN (
            SELECT meeting_id, count(*) AS expected,
                   count(*) FILTER (WHERE status IN ('present', 'present_online', 'late')) AS present,
                   count(*) FILTER (WHERE status = 'absent_excused') AS excused,
                   count(*) FILTER (WHERE status = 'not_marked') AS not_marked
              FROM attendance GROUP BY meeting_id) a ON a.meeting_id = m.id
         WHERE (m.expected, m.present, m.excused, m.not_marked) IS DISTINCT FROM
               (coalesce(a.expected, 0), coalesce(a.present, 0), coalesce(a.excused, 0),
                coalesce(a.not_marked, 0))
         ORDER BY 1"""),
    # Where a meeting, or a month's outcome, counts, against the tree of its day.
    "meeting_place": text("""
        SELECT id::text FROM meeting
         WHERE responsible_id <> responsible_committee(organisation_id, held_on) ORDER BY 1"""),
    "outcome_place": text(f"""
        SELECT organisation_id || ':' || to_char(month, 'YYYY-MM') FROM month_outcome
         WHERE responsible_id <> responsible_committee(organisation_id, {_MONTH_END}) ORDER BY 1"""),
    # The kept sums against the meetings and outcomes.
    "rollup": text(f"""
        SELECT unit_id || ':' || to_char(month, 'YYYY-MM')
          FROM (SELECT unit_id, month, {_COLUMNS} FROM meeting_rollup
                 WHERE greatest({_COLUMNS}) > 0) AS kept
          FULL JOIN ({_COUNTED}) AS counted USING (unit_id, month)
         WHERE ({", ".join(f"kept.{name}" for name in _COLUMNS.split(", "))}) IS DISTINCT FROM
               ({", ".join(f"counted.{name}" for name in _COLUMNS.split(", "))})
         ORDER BY 1"""),
}
_PLACE_AGAIN = (
    text("""
        UPDATE meeting SET responsible_id = responsible_committee(organisation_id, held_on)
         WHERE responsible_id <> responsible_committee(organisation_id, held_on)"""),
    text(f"""
        UPDATE month_outcome SET responsible_id = responsible_committee(organisation_id, {_MONTH_END})
         WHERE responsible_id <> responsible_committee(organisation_id, {_MONTH_END})"""),
)
_NO_LIMIT = text("SET LOCAL statement_timeout = 0")


def verify(work: Work) -> Sequence[Difference]:
    """Recount everything and tell what differs: sheets, places, sums, conduct. Changes nothing."""
    work.session.execute(_NO_LIMIT)
    found = [
        Difference(kind, what)
        for kind, question in _DIFFERENCES.items()
        for what in work.session.scalars(question)
    ]
    return [*found, *(Difference("conduct", what) for what in wrong_conduct(work))]


def rebuild(work: Work) -> int:
    """Count all sums anew from meetings and outcomes; the number of rows then kept.

    Sheets are the record itself and stay as they are. Meanwhile nobody's changes are committed: what
    was changed before is counted, and what is changed later is added by its own triggers.
    """
    run = work.session.execute
    run(_NO_LIMIT)
    count_all(work)  # first: it keeps nobody waiting
    run(text("LOCK TABLE meeting_rollup IN SHARE ROW EXCLUSIVE MODE"))
    for statement in _PLACE_AGAIN:
        run(statement)
    # Else the triggers of what was just placed would add to the new sums at the commit.
    _now(work, text("SET CONSTRAINTS ALL IMMEDIATE"))
    run(text("DELETE FROM meeting_rollup"))
    run(text(f"INSERT INTO meeting_rollup (unit_id, month, {_COLUMNS}) {_COUNTED}"))
    _now(work, text("SET CONSTRAINTS ALL DEFERRED"))
    rows = work.session.scalar(text("SELECT count(*) FROM meeting_rollup")) or 0
    record(work, "reports.rebuilt", rows)
    return rows


def _now(work: Work, statement: TextClause) -> None:
    work.flush()
    work.session.execute(statement)
