"""Pure rules about a member's record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models import MemberStatus, StatusChange
from services.members.errors import (
    AdmittedInFuture,
    AdmittedUnderAge,
    OfficialBeforeAdmission,
    PeriodReversed,
)

ADMISSION_AGE = 18  # Party Statutes, article 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the day it began; decision and reason where it was decided, not told by dates."""

    status: MemberStatus
    since: date
    decision: str | None = None
    reason: str | None = None


def history_of(
    admitted_on: date, official_on: date | None, changes: Sequence[StatusChange]
) -> list[Standing]:
    """Every status in order: until the first decision, what the dates of the record say.

    Args:
        changes: the decisions, in the order of their days.
    """
    by_dates = [Standing(MemberStatus.PROBATIONARY, admitted_on)]
    if official_on is not None:
        by_dates.append(Standing(MemberStatus.OFFICIAL, official_on))
    told = [one for one in by_dates if not changes or one.since < changes[0].effective_on]
    decided = [Standing(one.status, one.effective_on, one.decision, one.reason) for one in changes]
    return told + decided


def status_at(history: Sequence[Standing], on: date) -> MemberStatus:
    """The status at the end of a day; probationary before the first."""
    return next((one.status for one in reversed(history) if one.since <= on), MemberStatus.PROBATIONARY)


def check_dates(birth_date: date, admitted_on: date, official_on: date | None, today: date) -> None:
    """Refuse dates that cannot be true together.

    Raises:
        DatesOutOfOrder: naming the first pair that does not fit.
    """
    check_order(birth_date, admitted_on, official_on, today)
    if is_under_age(birth_date, admitted_on):
        raise AdmittedUnderAge(field="admitted_on")


def check_order(birth_date: date, admitted_on: date, official_on: date | None, today: date) -> None:
    """The same without the age: members admitted young in wartime are on the lists, and were admitted.

    Raises:
        DatesOutOfOrder: naming the first pair that does not fit.
    """
    if admitted_on > today:
        raise AdmittedInFuture(field="admitted_on")
    if admitted_on <= birth_date:
        raise AdmittedUnderAge(field="admitted_on")
    if official_on is not None and official_on < admitted_on:
        raise OfficialBeforeAdmission(field="official_on")


def check_period(since: date, until: date | None) -> None:
    """Refuse a stretch of time that is empty or runs backwards.

    Raises:
        PeriodReversed: ``until``, the first day outside, is not after ``since``.
    """
    if until is not None and until <= since:
        raise PeriodReversed(field="until")


def is_under_age(birth_date: date, admitted_on: date) -> bool:
    """Whether somebody was admitted before their 18th birthday."""
    return admitted_on < _birthday(birth_date, ADMISSION_AGE)


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:  # 29 February
        return date(born.year + age, 3, 1)
