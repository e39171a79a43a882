"""Attendance by child organisation, from the figures that are kept per committee and month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.errors import Forbidden
from models import Organisation, SuccessionKind
from services import organisations, rule_packs
from services.actor import Work
from services.meetings import rates
from services.organisations import Place
from services.permissions import Permission
from services.reports.sums import Sums, added, sums_by_child
from services.rule_packs import Level, RulePack


@dataclass(frozen=True, slots=True)
class AttendanceReportRow:
    """The figures of one organisation; rates in percent, None where nobody was expected."""

    organisation: Place
    meetings: int
    expected: int
    present: int
    excused: int
    not_marked: int
    rate: float | None
    rate_without_excused: float | None
    level: Level | None
    is_elsewhere: bool = False
    """Whether it has moved away since: what it did here stays counted here."""


@dataclass(frozen=True, slots=True)
class AttendanceReport:
    """The figures of an organisation as a whole and of each child, as they were at ``as_of``."""

    as_of: datetime
    organisation: Place
    first_day: date
    last_day: date
    total: AttendanceReportRow
    pack: RulePack
    """By which the organisation as a whole is judged."""
    rows: Sequence[AttendanceReportRow]
    predecessors: Sequence[PredecessorRow]
    """What it took over, as it was before: in addition to the total, never part of it."""


@dataclass(frozen=True, slots=True)
class PredecessorRow:
    """The figures of an organisation from before it was merged or divided on ``until``."""

    row: AttendanceReportRow
    kind: SuccessionKind
    until: date


def attendance(work: Work, organisation: str, *, first_day: date, last_day: date) -> AttendanceReport:
    """Who met and who came, from ``first_day`` to ``last_day`` inclusive.

    A meeting counts where its cell stood on its day. The tree above, its names and the rule pack are
    those of ``last_day``: a report of the past stays as it was, whatever is merged, divided or moved
    later. Every child that existed then appears, with zero meetings too: "no record" is the first thing a
    board wants to see; so do those that have ended or moved away since, with what they did here. What
    the organisation took over by a merge or a split after ``last_day``, or what was divided, is shown
    beside it, marked as such; whoever oversees a part also reads the undivided organisation's own
    report, up to the split.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor's roles do not reach it.
    """
    top = organisations.get(work, organisation)
    last_day = _last_readable(work, top, last_day)
    place = organisations.picture_of(work, top.id, last_day) or top
    sums = sums_by_child(work, place, first_day, last_day)
    existing = organisations.children_as_of(work, place, last_day)
    # A child that was merged, dissolved or moved within the time still held its meetings.
    others = sums.keys() - {child.id for child in existing} - {place.id}
    former = organisations.pictures_of(work, list(others), last_day)
    places = (place, *existing, *former)
    packs = rule_packs.in_force_at(work, places, last_day)
    return AttendanceReport(
        as_of=work.now,
        organisation=place,
        first_day=first_day,
        last_day=last_day,
        pack=packs[place.id],
        total=_row(place, added(sums.values()), packs[place.id]),
        rows=[
            _row(
                child,
                sums.get(child.id, Sums()),
                packs[child.id],
                is_elsewhere=place.id not in child.ancestors,
            )
            for child in places[1:]
        ],
        predecessors=_predecessors(work, top.id, first_day, last_day),
    )


def _last_readable(work: Work, top: Organisation, last_day: date) -> date:
    """``last_day``, or an earlier one for those who oversee only what the organisation was divided into."""
    if work.actor.may(Permission.REPORT_VIEW, top.ancestors):
        return last_day
    until = organisations.looked_back_until(work, top.id, work.actor.scope(Permission.REPORT_VIEW))
    if until is None:
        raise Forbidden
    return min(last_day, until - timedelta(days=1))


def _predecessors(work: Work, top: int, first_day: date, last_day: date) -> list[PredecessorRow]:
    rows = []
    for before in organisations.predecessors_of(work, top):
        on = organisations.picture_of(work, before.organisation_id, last_day)
        if before.until <= first_day or on is None or top in on.ancestors:
            continue
        # Its last day as itself, unless the report ends before.
        day = min(last_day, before.until - timedelta(days=1))
        place = organisations.picture_of(work, before.organisation_id, day)
        if place is not None:
            sums = added(sums_by_child(work, place, first_day, day).values())
            pack = rule_packs.in_force_at(work, [place], day)[place.id]
            rows.append(PredecessorRow(_row(place, sums, pack), before.kind, before.until))
    return rows


def _row(
    organisation: Place, sums: Sums, pack: RulePack, *, is_elsewhere: bool = False
) -> AttendanceReportRow:
    found = rates(sums.expected, sums.present, sums.excused)
    return AttendanceReportRow(
        organisation=organisation,
        meetings=sums.meetings,
        expected=sums.expected,
        present=sums.present,
        excused=sums.excused,
        not_marked=sums.not_marked,
        rate=found.rate,
        rate_without_excused=found.rate_without_excused,
        level=rule_packs.attendance_level(found.rate, pack),
        is_elsewhere=is_elsewhere,
    )
