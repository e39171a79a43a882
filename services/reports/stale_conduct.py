"""Keeping the figures of conduct: what is marked is judged again, by one worker at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Date, cast, delete, func, select, text

from models import ConductRollup, Meeting, MeetingRollup, MeetingState, StaleConduct
from services.actor import Work
from services.reports.conduct import conduct_by_committee
from services.reports.kept_conduct import Marks, committees, count_again, kept_by_committee, marks_on

_LOCK = 7_210_946
"""Any number, the same for every process: one counts at a time."""
_AT_ONCE = 2_000
# The marks go first: whoever changes something from now on leaves a new one.
_TAKE = text("""
    DELETE FROM stale_conduct
     WHERE id IN (SELECT id FROM stale_conduct ORDER BY is_onward, month, id LIMIT :limit)
    RETURNING month, organisation_id, is_onward, is_below
""")


class _Mark(NamedTuple):
    month: date
    organisation_id: int
    is_onward: bool
    is_below: bool


def count_marked(work: Work) -> int:
    """Judge again some of what is marked; how many marks. 0: nothing is left, or somebody else counts."""
    if not work.session.scalar(select(func.pg_try_advisory_xact_lock(_LOCK))):
        return 0
    work.flush()
    taken = [_Mark(*row) for row in work.session.execute(_TAKE, {"limit": _AT_ONCE})]
    for month, marks in _by_month(work, taken):
        count_again(work, month, committees(work, marks, month))
    return len(taken)


def count_all(work: Work) -> None:
    """Judge every month of all committees anew, as soon as nobody else counts."""
    work.session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    work.flush()
    work.session.execute(delete(StaleConduct))
    for month in _all_months(work):
        count_again(work, month)


def wrong_conduct(work: Work) -> Sequence[str]:
    """The committees and months (``12:2026-11``) of which something else is kept than judging finds.

    Where there is a mark, what is kept is not shown, and may be anything.
    """
    return [f"{unit}:{month:%Y-%m}" for month in _all_months(work) for unit in _wrong_of_month(work, month)]


def _wrong_of_month(work: Work, month: date) -> Sequence[int]:
    marked = committees(work, marks_on(work, month), month)
    kept, judged = kept_by_committee(work, month), conduct_by_committee(work, month)
    units = (kept.keys() | judged.keys()) - set(marked)
    return sorted(unit for unit in units if kept.get(unit) != judged.get(unit))


def _all_months(work: Work) -> Sequence[date]:
    """Those with meetings, as the meetings say, and those of which something is kept."""
    month = cast(func.date_trunc("month", Meeting.held_on), Date)
    held = work.session.scalars(select(month).where(Meeting.state != MeetingState.PLANNED).distinct())
    kept = work.session.scalars(select(ConductRollup.month).distinct())
    return sorted({*held, *kept})


def _months_since(work: Work, month: date) -> Sequence[date]:
    """The months in which there were meetings, from one on."""
    held = MeetingRollup
    query = select(held.month).where(held.month >= month, held.meetings > 0)
    return work.session.scalars(query.distinct().order_by(held.month)).all()


def _by_month(work: Work, taken: Sequence[_Mark]) -> Iterator[tuple[date, Marks]]:
    later = _months_since(work, min((one.month for one in taken), default=date.max))
    spread = {
        one._replace(month=month)
        for one in taken
        for month in ({one.month, *(it for it in later if it > one.month)} if one.is_onward else {one.month})
    }
    for month, of_month in groupby(sorted(spread), key=lambda one: one.month):
        marks = list(of_month)
        wholly = [one.organisation_id for one in marks if one.is_below]
        yield month, Marks([one.organisation_id for one in marks], wholly)
