"""What the handbook itself can see of the quality of a meeting, and the grades that points make: pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from models import Criterion, QualityPart
from services.meetings.notice_rules import is_late
from services.rule_packs import RulePack

_C, _P = Criterion, QualityPart


class Seen(StrEnum):
    """Whether the handbook finds a criterion met; ``unknown``: it has no trace either way."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Grade(StrEnum):
    """Tốt, khá, trung bình, kém."""

    GOOD = "good"
    FAIR = "fair"
    AVERAGE = "average"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is recorded of a meeting; ``told_at`` is when the first were invited."""

    held_on: date
    with_theme: bool = False
    told_at: datetime | None = None
    documents: int = 0
    documents_late: int = 0
    items: int = 0
    rate: float | None = None
    unexcused: int = 0
    not_marked: int = 0
    is_reviewed: bool = False
    speakers: int = 0
    minutes: int | None = None
    is_concluded: bool = False
    tasks: int = 0
    tasks_assigned: int = 0
    """Of the tasks, those with a person and a day."""
    is_approved: bool = False


PARTS: Mapping[QualityPart, tuple[Criterion, ...]] = {
    _P.PREPARATION: (_C.TOLD_IN_TIME, _C.DOCUMENTS_IN_TIME, _C.AGENDA_READY),
    _P.ATTENDANCE: (_C.ENOUGH_CAME, _C.NOBODY_UNEXCUSED),
    _P.CONDUCT: (_C.DOCUMENTS_HEARD, _C.LAST_MONTH_REVIEWED, _C.MEMBERS_SPOKE, _C.LONG_ENOUGH),
    _P.CLOSING: (_C.CONCLUDED, _C.WORK_ASSIGNED, _C.READ_BACK),
}


def most(part: QualityPart, pack: RulePack) -> int:
    """How many points the pack gives for a part at most."""
    points: int = getattr(pack.quality, part.value)
    return points


def grade(points: int, pack: RulePack) -> Grade:
    """The grade of a sum of points: each begins at the pack's number."""
    rules = pack.quality
    if points >= rules.good_from:
        return Grade.GOOD
    if points >= rules.fair_from:
        return Grade.FAIR
    return Grade.AVERAGE if points >= rules.average_from else Grade.POOR


def seen(criterion: Criterion, facts: Facts, pack: RulePack) -> Seen:
    """What the handbook finds. What may as well have happened outside of it is unknown, never denied."""
    found = _CHECKS[criterion](facts, pack)
    return Seen.UNKNOWN if found is None else Seen.MET if found else Seen.NOT_MET


def least_minutes(facts: Facts, pack: RulePack) -> int:
    """How long a meeting of this kind lasts at least."""
    rules = pack.meeting
    return rules.minutes_at_least_with_theme if facts.with_theme else rules.minutes_at_least


def _told_in_time(facts: Facts, pack: RulePack) -> bool | None:
    if facts.told_at is None:
        return None
    return not is_late(facts.told_at, facts.held_on, pack.meeting.documents_days_before)


def _enough_came(facts: Facts, pack: RulePack) -> bool | None:
    if facts.rate is None:
        return None
    is_enough = facts.rate > pack.attendance.green_above
    # Whoever is not marked yet may have come.
    return is_enough or (None if facts.not_marked else False)


def _nobody_unexcused(facts: Facts, _pack: RulePack) -> bool | None:
    if facts.unexcused:
        return False
    return None if facts.not_marked else True


def _long_enough(facts: Facts, pack: RulePack) -> bool | None:
    return None if facts.minutes is None else facts.minutes >= least_minutes(facts, pack)


_CHECKS: Mapping[Criterion, Callable[[Facts, RulePack], bool | None]] = {
    _C.TOLD_IN_TIME: _told_in_time,
    _C.DOCUMENTS_IN_TIME: lambda facts, _: not facts.documents_late if facts.documents else None,
    _C.AGENDA_READY: lambda facts, _: facts.items > 0 or None,
    _C.ENOUGH_CAME: _enough_came,
    _C.NOBODY_UNEXCUSED: _nobody_unexcused,
    _C.DOCUMENTS_HEARD: lambda facts, _: facts.documents > 0 or None,
    _C.LAST_MONTH_REVIEWED: lambda facts, _: facts.is_reviewed or None,
    _C.MEMBERS_SPOKE: lambda facts, _: facts.speakers > 0 or None,
    _C.LONG_ENOUGH: _long_enough,
    _C.CONCLUDED: lambda facts, _: facts.is_concluded or None,
    _C.WORK_ASSIGNED: lambda facts, _: facts.tasks_assigned == facts.tasks if facts.tasks else None,
    _C.READ_BACK: lambda facts, _: facts.is_approved or None,
}
