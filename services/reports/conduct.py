"""How meetings of a month were conducted, by child organisation, each judged by the rules of its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, TextClause, bindparam, text

from services import organisations, rule_packs
from services.actor import Work
from services.organisations import Place
from services.reports.months import last_day_of
from services.rule_packs import Timeline

_NUMBERS = ARRAY(BigInteger)
_DECISIONS = ("deciding", "minutes", "with_theme", "days")
# Where somebody below the top decided otherwise, the nearest of them is followed.
_RULES = """
    WITH decided AS (
        SELECT DISTINCT ON (p.organisation_id) p.organisation_id, r.minutes, r.with_theme, r.days
          FROM unnest(:deciding, :minutes, :with_theme, :days) AS r (unit, minutes, with_theme, days)
               JOIN organisation_period p ON p.ancestors && ARRAY[r.unit]
         WHERE p.valid_from <= :last_day AND (p.valid_to IS NULL OR p.valid_to > :last_day)
         ORDER BY p.organisation_id, array_position(p.ancestors, r.unit) DESC)
"""
_HELD = """
      FROM meeting m JOIN organisation_period p ON p.organisation_id = m.organisation_id
           LEFT JOIN decided ON decided.organisation_id = m.organisation_id
"""
_OF_MONTH = """
     WHERE {among} AND p.valid_from <= :last_day
           AND (p.valid_to IS NULL OR p.valid_to > :last_day)
           AND m.held_on BETWEEN :first_day AND :last_day AND m.state <> 'planned'
"""
_PLACE = "m.id AS meeting, m.held_on, {child} AS child"
_DAYS = "coalesce(decided.days, :days_before)"
# Those of one meeting were invited together: any of them, always the same, says how long before its day.
_MEETINGS = f"""
    SELECT meeting, held_on, child, 1 AS meetings, decisions,
           (minutes IS NOT NULL)::integer AS timed, (minutes >= least)::integer AS long_enough,
           (content <> '')::integer AS with_content, (invited_on <= in_time)::integer AS invited_in_time
      FROM (
        SELECT {_PLACE}, m.content, m.held_on - {_DAYS}::integer AS in_time,
               round(extract(epoch FROM m.ends_at - m.starts_at) / 60) AS minutes,
               CASE WHEN m.with_theme THEN coalesce(decided.with_theme, :least_with_theme)
                    ELSE coalesce(decided.minutes, :least) END AS least,
               (SELECT (i.first_sent_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                  FROM invitation i WHERE i.meeting_id = m.id
                 ORDER BY i.member_id LIMIT 1) AS invited_on,
               (SELECT count(*) FROM vote v
                 WHERE v.meeting_id = m.id AND v.closed_at IS NOT NULL) AS decisions
        {_HELD} {_OF_MONTH}) AS each
"""
# Documents of those meetings, each once a meeting.
_DOCUMENTS = f"""
    SELECT meeting, held_on, child, 1 AS documents, (published_on <= in_time)::integer AS documents_in_time
      FROM (
        SELECT DISTINCT d.id, {_PLACE}, m.held_on - {_DAYS}::integer AS in_time,
               (d.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS published_on
        {_HELD}
               JOIN agenda_item a ON a.meeting_id = m.id AND a.removed_at IS NULL
               CROSS JOIN unnest(a.documents) AS listed (id)
               JOIN directive d ON d.id = listed.id AND d.published_at IS NOT NULL
        {_OF_MONTH}) AS each
"""
_STEP_BELOW = "coalesce(p.ancestors[:depth + 1], p.ancestors[:depth])"
_COMMITTEE = "responsible_committee(p.organisation_id, :last_day)"
# What is not below a commune stands directly below its committee: few cells are asked for theirs.
_CELLS_OF = text(f"""
    SELECT p.organisation_id FROM organisation_period p
     WHERE (p.parent_id = ANY(:units) OR p.ancestors && ARRAY(
               SELECT c.organisation_id FROM organisation_period c
                WHERE c.organisation_id = ANY(:units) AND c.kind = 'commune'
                  AND c.valid_from <= :last_day AND (c.valid_to IS NULL OR c.valid_to > :last_day)))
       AND p.valid_from <= :last_day AND (p.valid_to IS NULL OR p.valid_to > :last_day)
       AND {_COMMITTEE} = ANY(:units)
""").bindparams(bindparam("units", type_=_NUMBERS))
# By their ids: the planner knows then how few they are, and reads no other cell's meetings.
_SOME = "p.organisation_id = ANY(:cells) AND m.organisation_id = ANY(:cells)"
_COUNTED: Mapping[str, Sequence[str]] = {
    _MEETINGS: ("meetings", "timed", "long_enough", "with_content", "invited_in_time", "decisions"),
    _DOCUMENTS: ("documents", "documents_in_time"),
}
"""What each counts of a meeting; what is not asked for the database does not look up."""


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


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` out of ``out_of``: one meeting's part of a figure; ``total`` out of ``whole``: all of it."""

    meeting: UUID
    count: int
    out_of: int
    total: int
    whole: int


@dataclass(frozen=True, slots=True)
class _Scope:
    """Of which cells meetings are judged, and below what they are counted."""

    among: str
    child: str


_BELOW_TOP = _Scope("p.ancestors && :top", _STEP_BELOW)
_SOME_BELOW_TOP = _Scope(_SOME, _STEP_BELOW)
_BY_COMMITTEE = _Scope("true", _COMMITTEE)
_BY_SOME_COMMITTEES = _Scope(_SOME, _COMMITTEE)


def conduct_by_child(work: Work, top: Place, month: date) -> dict[int, Conduct]:
    """The meetings held in a month (its first day) below ``top``, by the id one step below."""
    return _judged(work, _BELOW_TOP, _values(work, top, month))


def conduct_of_some(work: Work, top: Place, month: date, units: Sequence[int]) -> dict[int, Conduct]:
    """The same of those cells for which ``units``, all below ``top`` or itself, answer at the month's end."""
    return _judged(
        work, _SOME_BELOW_TOP, _values(work, top, month) | {"cells": _cells_of(work, month, units)}
    )


def conduct_by_committee(work: Work, month: date, units: Sequence[int] | None = None) -> dict[int, Conduct]:
    """Meetings of a month by the committee that answers for the cell at the month's end; of some, or all."""
    if units is None:
        return _judged(work, _BY_COMMITTEE, _values(work, None, month))
    return _judged(
        work, _BY_SOME_COMMITTEES, _values(work, None, month) | {"cells": _cells_of(work, month, units)}
    )


def _cells_of(work: Work, month: date, units: Sequence[int]) -> list[int]:
    values = {"units": list(units), "last_day": last_day_of(month)}
    return list(work.session.scalars(_CELLS_OF, values))


def _judged(work: Work, scope: _Scope, values: Mapping[str, Any]) -> dict[int, Conduct]:
    found: dict[int, Conduct] = defaultdict(Conduct)
    for source, names in _COUNTED.items():
        sums = ", ".join(f"coalesce(sum({name}), 0)" for name in names)
        query = f"{_RULES} SELECT child, {sums} FROM ({_within(source, scope)}) AS judged GROUP BY child"
        for child, *counts in work.session.execute(_statement(query), values):
            found[child] += Conduct(**dict(zip(names, map(int, counts), strict=True)))
    return dict(found)


def _within(source: str, scope: _Scope) -> str:
    return source.format(among=scope.among, child=scope.child)


def shares(work: Work, top: Place, month: date, figure: str, out_of: str, *, limit: int) -> Sequence[Share]:
    """The same meetings one by one for two names of ``Conduct``: those that fall shortest come first.

    Then those that have most. Meetings that have nothing of ``out_of`` are not among them.
    """
    source = next(source for source, names in _COUNTED.items() if {figure, out_of} <= set(names))
    query = f"""
        {_RULES}
        SELECT meeting, count, out_of, sum(count) OVER () AS total, sum(out_of) OVER () AS whole
          FROM (SELECT meeting, held_on, coalesce(sum({figure}), 0) AS count, sum({out_of}) AS out_of
                  FROM ({_within(source, _BELOW_TOP)}) AS judged
                 GROUP BY meeting, held_on HAVING sum({out_of}) > 0) AS of_meeting
         ORDER BY count - out_of, count DESC, held_on DESC, meeting
         LIMIT :limit
    """
    rows = work.session.execute(_statement(query), _values(work, top, month) | {"limit": limit})
    return [Share(meeting, *map(int, counts)) for meeting, *counts in rows]


def _statement(query: str) -> TextClause:
    names = (name for name in ("top", "cells", *_DECISIONS) if f":{name}" in query)
    return text(query).bindparams(*(bindparam(name, type_=_NUMBERS) for name in names))


def _values(work: Work, top: Place | None, month: date) -> dict[str, Any]:
    """Where, when, and the rules of the month's last day, at the top and where somebody below decided.

    Without a top those of the nation hold where nobody decided.
    """
    last_day, above = last_day_of(month), top.ancestors if top else ()
    departures = rule_packs.departures(work, "meeting")
    deciding = {one.organisation_id for one in departures} - set(above)
    places = [
        one
        for one in organisations.pictures_of(work, sorted(deciding), last_day)
        if top is None or top.id in one.ancestors
    ]
    ways = (above, *(one.ancestors for one in places))
    here, *below = (Timeline(way, departures).on(last_day).meeting for way in ways)
    return {
        "top": above[-1:],
        "depth": len(above),
        "first_day": month,
        "last_day": last_day,
        "least": here.minutes_at_least,
        "least_with_theme": here.minutes_at_least_with_theme,
        "days_before": here.documents_days_before,
        "deciding": [one.id for one in places],
        "minutes": [one.minutes_at_least for one in below],
        "with_theme": [one.minutes_at_least_with_theme for one in below],
        "days": [one.documents_days_before for one in below],
    }
