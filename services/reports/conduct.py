"""How meetings of a month were conducted, by child organisation, each judged by the rules of its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, TextClause, bindparam, text

from services import rule_packs
from services.actor import Work
from services.organisations import Place
from services.reports.months import last_day_of
from services.rule_packs import RulePack, Timeline

_IDS = ARRAY(BigInteger)
_OF_MONTH = """
    p.ancestors && :top AND p.valid_from <= :last_day AND (p.valid_to IS NULL OR p.valid_to > :last_day)
    AND m.held_on BETWEEN :first_day AND :last_day AND m.state <> 'planned'
"""
# Their way up only where somebody on it decided otherwise: few ways, many meetings.
_PLACE = """
    m.id AS meeting, coalesce(p.ancestors[:depth + 1], p.ancestors[:depth]) AS child,
    CASE WHEN p.ancestors && :deciding THEN p.ancestors END AS way
"""
# Those of one meeting were invited together: any of them says how long before its day.
_MEETINGS = f"""
    SELECT {_PLACE}, m.with_theme, nullif(m.content, '') AS content,
           round(extract(epoch FROM m.ends_at - m.starts_at) / 60) AS minutes,
           m.held_on - (SELECT (i.first_sent_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                          FROM invitation i WHERE i.meeting_id = m.id LIMIT 1) AS days_before,
           (SELECT count(*) FROM vote v
             WHERE v.meeting_id = m.id AND v.closed_at IS NOT NULL) AS decisions
      FROM meeting m JOIN organisation_period p ON p.organisation_id = m.organisation_id
     WHERE {_OF_MONTH}
"""
# Documents of those meetings, each once a meeting, by how long before its day they were on the handbook.
_DOCUMENTS = f"""
    SELECT DISTINCT d.id, {_PLACE},
           m.held_on - (d.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS days_before
      FROM meeting m JOIN organisation_period p ON p.organisation_id = m.organisation_id
           JOIN agenda_item a ON a.meeting_id = m.id AND a.removed_at IS NULL
           CROSS JOIN unnest(a.documents) AS listed (id)
           JOIN directive d ON d.id = listed.id AND d.published_at IS NOT NULL
     WHERE {_OF_MONTH}
"""


def _alike(by: str) -> tuple[TextClause, TextClause]:
    """Counts by ``child`` or ``meeting`` of what no rule tells apart: meetings, then documents."""
    meeting, document = f"{by}, way, with_theme, minutes, days_before", f"{by}, way, days_before"
    queries = (
        f"SELECT {meeting}, count(*), count(content), sum(decisions)"
        f"  FROM ({_MEETINGS}) AS each GROUP BY {meeting}",
        f"SELECT {document}, count(*) FROM ({_DOCUMENTS}) AS each GROUP BY {document}",
    )
    ids = (bindparam("top", type_=_IDS), bindparam("deciding", type_=_IDS))
    meetings, documents = (text(query).bindparams(*ids) for query in queries)
    return meetings, documents


_BY_CHILD, _BY_MEETING = _alike("child"), _alike("meeting")


@dataclass(slots=True)
class Conduct:
    """Counts of meetings; ``timed`` are those whose end is known."""

    meetings: int = 0
    timed: int = 0
    long_enough: int = 0
    with_content: int = 0
    invited_in_time: int = 0
    decisions: int = 0
    documents: int = 0
    documents_in_time: int = 0

    def __iadd__(self, other: Conduct) -> Conduct:
        """Add the counts of ``other``."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


def conduct_by_child(work: Work, top: Place, month: date) -> dict[int, Conduct]:
    """The meetings held in a month (its first day) below ``top``, by the id one step below."""
    return _counted(work, top, month, _BY_CHILD)


def conduct_by_meeting(work: Work, top: Place, month: date) -> dict[UUID, Conduct]:
    """The same meetings one by one."""
    return _counted(work, top, month, _BY_MEETING)


def _counted(
    work: Work, top: Place, month: date, statements: tuple[TextClause, TextClause]
) -> dict[Any, Conduct]:
    departures = rule_packs.departures(work, "meeting")
    packs: dict[tuple[int, ...], RulePack] = {}
    found: dict[Any, Conduct] = {}
    deciding = sorted({one.organisation_id for one in departures})
    values = {"top": [top.id], "depth": len(top.ancestors), "deciding": deciding}
    days = {"first_day": month, "last_day": last_day_of(month)}
    for statement, judge in zip(statements, (_judged, _documents), strict=True):
        for key, path, *facts in work.session.execute(statement, values | days):
            way = tuple(path or ())
            if way not in packs:
                packs[way] = Timeline(way, departures).on(last_day_of(month))
            found.setdefault(key, Conduct())
            found[key] += judge(facts, packs[way])
    return found


def _judged(facts: Sequence[Any], pack: RulePack) -> Conduct:
    """One group of meetings that are alike in theme, length and how long before people were invited."""
    with_theme, minutes, days_before, meetings, with_content, decisions = facts
    rules = pack.meeting
    least = rules.minutes_at_least_with_theme if with_theme else rules.minutes_at_least
    is_in_time = days_before is not None and days_before >= rules.documents_days_before
    return Conduct(
        meetings=meetings,
        timed=0 if minutes is None else meetings,
        long_enough=meetings if minutes is not None and minutes >= least else 0,
        with_content=with_content,
        invited_in_time=meetings if is_in_time else 0,
        decisions=int(decisions),
    )


def _documents(facts: Sequence[Any], pack: RulePack) -> Conduct:
    """One group of documents that were on the handbook equally long before."""
    days_before, documents = facts
    is_in_time = days_before >= pack.meeting.documents_days_before
    return Conduct(documents=documents, documents_in_time=documents if is_in_time else 0)
