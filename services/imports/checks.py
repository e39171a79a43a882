"""What can be wrong with a member by itself: what is missing, and dates that cannot all be true."""

from __future__ import annotations

from datetime import date, timedelta

from models import ACTIVE_STATUSES, Gender, MemberStatus
from services import members
from services.imports.codes import Code
from services.imports.drafts import Draft
from services.imports.fields import Field
from services.imports.values.dates import KnownDate
from services.imports.values.genders import gender_by_citizen_id, gender_by_middle_name

PARTY_FOUNDED = date(1930, 2, 3)
_OLDEST = 105
_PROBATION_AT_MOST = timedelta(days=730)
"""Twelve months, and time for the decision; longer, and a date is missing or the person no member."""
_PROBATION_AS_A_RULE = (timedelta(days=300), timedelta(days=1_100))


def check(draft: Draft, today: date, *, says_official: bool, says_gender: bool) -> None:
    """Note what is wrong.

    Args:
        says_official: whether the list has a column for the official date.
        says_gender: whether the list tells men from women; where it does not, that stays unknown.
    """
    if not _is_sound(draft, today):
        _check_all(draft, today, says_official=says_official)
    if draft.gender is None and says_gender:
        draft.gender = _guessed(draft)


def _is_sound(draft: Draft, today: date) -> bool:
    """The quick look that nearly all rows pass: complete, well apart, in order, nothing said of them."""
    born, admitted, official = draft.birth_date, draft.admitted_on, draft.official_on
    return (
        type(born) is date
        and type(admitted) is date
        and type(official) is date
        and bool(draft.full_name)
        and draft.status is None
        and PARTY_FOUNDED <= admitted <= official <= today
        and admitted.year - born.year > members.ADMISSION_AGE
        and today.year - born.year <= _OLDEST
    )


def _check_all(draft: Draft, today: date, *, says_official: bool) -> None:
    _check_presence(draft)
    _check_future(draft, today)
    _check_order(draft, today)
    _check_status(draft, today, says_official=says_official)


def _check_presence(draft: Draft) -> None:
    told = {finding.field for finding in draft.findings}
    if not draft.full_name:
        draft.note(Code.NAME_MISSING, Field.FULL_NAME)
    if draft.birth_date is None and Field.BIRTH_DATE not in told:
        draft.note(Code.BIRTH_DATE_MISSING, Field.BIRTH_DATE)
    if draft.admitted_on is None and Field.ADMITTED_ON not in told:
        draft.note(Code.ADMITTED_ON_MISSING, Field.ADMITTED_ON)


def _check_future(draft: Draft, today: date) -> None:
    for field in (Field.BIRTH_DATE, Field.ADMITTED_ON, Field.OFFICIAL_ON):
        value: KnownDate | None = getattr(draft, field)
        if value is not None and _first_day(value) > today:
            draft.note(Code.DATE_IN_FUTURE, field)


def _check_order(draft: Draft, today: date) -> None:
    born, admitted, official = draft.birth_date, draft.admitted_on, draft.official_on
    if admitted is not None and official is not None and _last_day(official) < _first_day(admitted):
        if _looks_swapped(admitted, official):
            draft.admitted_on, draft.official_on = official, admitted
            admitted, official = official, admitted
            draft.note(Code.DATES_SWAPPED)
        else:
            draft.note(Code.DATES_OUT_OF_ORDER)
    if admitted is not None and _last_day(admitted) < PARTY_FOUNDED:
        draft.note(Code.DATES_OUT_OF_ORDER)
    if born is not None:
        if admitted is not None and _last_day(admitted) <= _first_day(born):
            draft.note(Code.DATES_OUT_OF_ORDER)
        elif admitted is not None and members.is_under_age(_first_day(born), _last_day(admitted)):
            draft.note(Code.UNDER_AGE)
        if today.year - born.year > _OLDEST:
            draft.note(Code.VERY_OLD, Field.BIRTH_DATE)


def _looks_swapped(admitted: KnownDate, official: KnownDate) -> bool:
    shortest, longest = _PROBATION_AS_A_RULE
    return shortest <= _first_day(admitted) - _first_day(official) <= longest


def _check_status(draft: Draft, today: date, *, says_official: bool) -> None:
    if draft.status is not None and draft.status not in ACTIVE_STATUSES:
        draft.note(Code.STATUS_ENDED)
    is_official = draft.official_on is not None
    says_probationary = draft.status is MemberStatus.PROBATIONARY
    if (is_official and says_probationary) or _is_late(draft, today, says_official=says_official):
        draft.note(Code.STATUS_DISAGREES if is_official else Code.PROBATION_TOO_LONG, Field.OFFICIAL_ON)


def _is_late(draft: Draft, today: date, *, says_official: bool) -> bool:
    """Admitted long ago and not official, in a list that would say so."""
    if draft.admitted_on is None or draft.official_on is not None or not says_official:
        return False
    if any(finding.field == Field.OFFICIAL_ON for finding in draft.findings):
        return False
    return _last_day(draft.admitted_on) + _PROBATION_AT_MOST < today


def _guessed(draft: Draft) -> Gender | None:
    """A proposal where the list's own word is missing or unclear."""
    guess = gender_by_citizen_id(draft.citizen_id) or gender_by_middle_name(draft.full_name or "")
    if guess is not None:
        draft.note(Code.GENDER_GUESSED, Field.GENDER)
    return guess


def status_of(draft: Draft, today: date) -> MemberStatus:
    """What is stored: official with an official date, or where the list has none and long ago began."""
    if draft.official_on is not None:
        return MemberStatus.OFFICIAL
    if draft.status in (MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY):
        return draft.status
    began = draft.admitted_on
    is_old = began is not None and _last_day(began) + _PROBATION_AT_MOST < today
    return MemberStatus.OFFICIAL if is_old else MemberStatus.PROBATIONARY


def _first_day(value: KnownDate) -> date:
    return value if isinstance(value, date) else date(value.year, value.month or 1, 1)


def _last_day(value: KnownDate) -> date:
    if isinstance(value, date):
        return value
    if value.month is None or value.month == 12:
        return date(value.year, 12, 31)
    return date(value.year, value.month + 1, 1) - timedelta(days=1)
