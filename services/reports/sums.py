"""Sums of attendance by child organisation, from the figures kept per committee and month.

A meeting counts where its cell stood on its day: that committee's months never move. Levels above
follow the tree of the report's last day, former organisations through their successors.
No row of attendance is read; meetings only where a single committee, or part of a month, is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, Subquery, any_, case, func, literal, select, true
from sqlalchemy.orm import InstrumentedAttribute

from models import CELL_KINDS, Meeting, MeetingRollup, MeetingState, OrganisationKind, OrganisationPeriod
from services import organisations
from services.actor import Work
from services.organisations import Place
from services.reports.months import divided

_Query: TypeAlias = Select[*tuple[Any, ...]]
_NAMES = ("expected", "present", "excused", "not_marked")


@dataclass(frozen=True, slots=True)
class Sums:
    """How many meetings were held, and how many were expected and came, added up."""

    meetings: int = 0
    expected: int = 0
    present: int = 0
    excused: int = 0
    not_marked: int = 0

    def __add__(self, other: Sums) -> Sums:
        """Both together."""
        return Sums(
            self.meetings + other.meetings,
            self.expected + other.expected,
            self.present + other.present,
            self.excused + other.excused,
            self.not_marked + other.not_marked,
        )


def added(sums: Iterable[Sums]) -> Sums:
    """The sum of sums."""
    return sum(sums, Sums())


def sums_by_child(work: Work, top: Place, first_day: date, last_day: date) -> dict[int, Sums]:
    """The figures below ``top`` (as it was on ``last_day``), by the id one step below; both days included.

    The id of ``top`` itself stands for a cell's own. What ``top`` was responsible for and has moved
    away since is under the cell's id.
    """
    found: dict[int, Sums] = {}
    for child, *figures in _rows(work, top, first_day, last_day):
        new = Sums(*(int(figure) for figure in figures))
        found[child] = found[child] + new if child in found else new
    return found


def answers_to_a_commune(work: Work, top: Place, on: date) -> bool:
    """Whether ``top`` is a cell, or has a commune above it: then no months are kept for it."""
    if top.kind in CELL_KINDS:
        return True
    above = organisations.pictures_of(work, top.ancestors[:-1], on)
    return any(place.kind is OrganisationKind.COMMUNE for place in above)


def _rows(work: Work, top: Place, first_day: date, last_day: date) -> Iterator[Sequence[Any]]:
    between = Meeting.held_on.between(first_day, last_day)
    if answers_to_a_commune(work, top, last_day):
        yield from work.session.execute(_of_cells_below(top, last_day).where(between))
        return
    yield from work.session.execute(_directly_responsible(top, last_day).where(between))
    stretch = divided(first_day, last_day, work.today)
    if stretch.months:
        units = _kept(*stretch.months, _among(MeetingRollup.unit_id, top))
        yield from work.session.execute(_of_units_below(units, top, last_day))
    for edge in stretch.edges:
        units = _met(*edge, _among(Meeting.responsible_id, top))
        yield from work.session.execute(_of_units_below(units, top, last_day))


def step_below(top: Place) -> ColumnElement[int]:
    """The id on a period's way up one step below the top; the top itself, where that is its end."""
    return organisations.step_below(OrganisationPeriod, len(top.ancestors))


def _figures(source: type[Meeting]) -> tuple[ColumnElement[int], ...]:
    return (func.count(), *(func.sum(getattr(source, name)) for name in _NAMES))


def _of_cells_below(top: Place, on: date) -> _Query:
    period, child = OrganisationPeriod, step_below(top)
    return (
        _held(select(child, *_figures(Meeting)), on)
        .where(organisations.below(period, [top.id]))
        .group_by(child)
    )


def _directly_responsible(top: Place, on: date) -> _Query:
    period = OrganisationPeriod
    child = case((organisations.below(period, [top.id]), step_below(top)), else_=period.organisation_id)
    return (
        _held(select(child, *_figures(Meeting)), on).where(Meeting.responsible_id == top.id).group_by(child)
    )


def _held(query: _Query, on: date) -> _Query:
    period = OrganisationPeriod
    return query.join(period, period.organisation_id == Meeting.organisation_id).where(
        organisations.holding(on), Meeting.state != MeetingState.PLANNED
    )


def _among(unit: InstrumentedAttribute[int], top: Place) -> ColumnElement[bool]:
    """Below a commune and the like, only the few units there are looked up; at the top, most are there."""
    if top.kind in (OrganisationKind.CENTRE, OrganisationKind.PROVINCE):
        return true()
    period = OrganisationPeriod
    return unit.in_(select(period.organisation_id).where(organisations.below(period, [top.id])))


def _kept(first_day: date, last_day: date, among: ColumnElement[bool]) -> Subquery:
    kept = MeetingRollup
    figures = (func.sum(getattr(kept, name)).label(name) for name in ("meetings", *_NAMES))
    of_months = kept.month.between(first_day, last_day)
    query = select(kept.unit_id.label("unit"), *figures).where(of_months, among)
    return query.group_by(kept.unit_id).subquery()


def _met(first_day: date, last_day: date, among: ColumnElement[bool]) -> Subquery:
    figures = (
        figure.label(name) for figure, name in zip(_figures(Meeting), ("meetings", *_NAMES), strict=True)
    )
    query = select(Meeting.responsible_id.label("unit"), *figures).where(
        Meeting.held_on.between(first_day, last_day), Meeting.state != MeetingState.PLANNED, among
    )
    return query.group_by(Meeting.responsible_id).subquery()


def _of_units_below(units: Subquery, top: Place, on: date) -> _Query:
    period = OrganisationPeriod
    # Looked up unit by unit: else every cell of the country is read to find the committees among them.
    place = (
        select(step_below(top).label("child"), period.ancestors)
        .where(period.organisation_id == units.c.unit, organisations.holding(on))
        .limit(1)
        .lateral()
    )
    figures = (func.sum(units.c[name]) for name in ("meetings", *_NAMES))
    return (
        select(place.c.child, *figures)
        .select_from(units.join(place, true()))
        .where(literal(top.id) == any_(place.c.ancestors), units.c.unit != top.id, units.c.meetings > 0)
        .group_by(place.c.child)
    )
