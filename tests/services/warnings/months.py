"""Months of a cell as they may have gone, put on record at once, and what a naive reader warns about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher
from random import Random
from uuid import UUID

from core.clock import LOCAL_TIME_ZONE
from core.identifiers import new_id
from models import (
    Attendance,
    AttendanceStatus,
    Dues,
    Meeting,
    MeetingKind,
    MeetingState,
    MonthOutcome,
    Organisation,
    Outcome,
)
from services.actor import Work

TODAY = date(2026, 11, 22)
MONTHS = [date(2025 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(12, 24)]
"""December 2025 to November 2026."""
_A = AttendanceStatus
LONG = (
    "Phổ biến văn bản mới của cấp trên, kiểm điểm việc đã làm, bàn nhiệm vụ tháng {}, phân công từng người."
)
OTHER = "Chuyên đề nêu gương: từng đảng viên liên hệ bản thân, chi bộ góp ý, kết luận bằng bốn việc cần sửa."


@dataclass
class Month:
    """One month of a cell: nothing, a statement, or a meeting with a mark for each of four people."""

    month: date
    outcome: Outcome | None = None
    postponed_until: date | None = None
    marks: list[AttendanceStatus] = field(default_factory=list)
    minutes: int | None = None
    with_theme: bool = False
    content: str | None = None
    seconds: int | None = None
    """From the first mark to the lock; None: not locked."""


@dataclass
class Cell:
    """A cell's months in order, its people, and the months of 2026 that each did not pay."""

    months: list[Month]
    people: Sequence[UUID]
    unpaid: dict[UUID, list[int]]


def at_random(chance: Random, people: Sequence[UUID]) -> Cell:
    habits = chance.choice([0.0, 0.0, 0.3, 1.0]), chance.choice([0.2, 0.8, 1.0])
    begins = chance.choice([0, 0, 4, 5, 6])
    months = [
        _month(chance, month, len(people), *habits) if place >= begins else Month(month)
        for place, month in enumerate(MONTHS)
    ]
    unpaid = {one: sorted(chance.sample(range(1, 12), chance.randint(0, 4))) for one in people}
    return Cell(months, people, unpaid)


def _month(chance: Random, month: date, people: int, absence: float, diligence: float) -> Month:
    if chance.random() > diligence + 0.1:
        outcome = chance.choice([None, Outcome.NOT_HELD, Outcome.POSTPONED])
        until = month + timedelta(days=chance.randint(10, 60))
        return Month(month, outcome, until if outcome is Outcome.POSTPONED else None)
    absent = [_A.ABSENT_UNEXCUSED, _A.ABSENT_EXCUSED, _A.ABSENT_UNEXCUSED, _A.NOT_MARKED]
    marks = [
        chance.choice(absent) if chance.random() < absence else chance.choice([_A.PRESENT, _A.LATE])
        for _ in range(people)
    ]
    return Month(
        month,
        Outcome.HELD,
        None,
        marks,
        chance.choice([None, 45, 89, 90, 119, 120]),
        chance.random() < 0.3,
        chance.choice([None, "  ", "Ngắn.", LONG.format(month.month), LONG.format(month.month), OTHER]),
        chance.choice([None, 5, 60, 61, 3_000]),
    )


def put_on_record(work: Work, organisation: Organisation, cell: Cell) -> None:
    """As the use cases would have left it."""
    for one in cell.months:
        if one.outcome is not None:
            _record(work, organisation, one, cell.people)
    work.session.add_all(
        Dues(
            member_id=member,
            month=date(2026, month, 1),
            organisation_id=organisation.id,
            is_paid=False,
            recorded_at=work.now,
        )
        for member, months in cell.unpaid.items()
        for month in months
    )
    work.flush()


def _record(work: Work, organisation: Organisation, one: Month, people: Sequence[UUID]) -> None:
    opened = datetime.combine(one.month + timedelta(days=7), datetime.min.time(), LOCAL_TIME_ZONE)
    meeting_id = new_id() if one.outcome is Outcome.HELD else None
    if meeting_id:
        lasted = None if one.minutes is None else opened + timedelta(minutes=one.minutes)
        locked = None if one.seconds is None else opened + timedelta(seconds=one.seconds)
        count = one.marks.count
        work.session.add(
            Meeting(
                id=meeting_id,
                organisation_id=organisation.id,
                kind=MeetingKind.REGULAR,
                with_theme=one.with_theme,
                state=MeetingState.LOCKED if locked else MeetingState.OPEN,
                starts_at=opened,
                ends_at=lasted,
                held_on=opened.date(),
                place="Nhà văn hóa",
                content=one.content,
                created_at=opened,
                locked_at=locked,
                expected=len(one.marks),
                present=count(_A.PRESENT) + count(_A.LATE),
                excused=count(_A.ABSENT_EXCUSED),
                not_marked=count(_A.NOT_MARKED),
            )
        )
        work.flush()
        work.session.add_all(
            Attendance(meeting_id=meeting_id, member_id=member, status=status)
            for member, status in zip(people, one.marks, strict=True)
        )
    work.session.add(
        MonthOutcome(
            organisation_id=organisation.id,
            month=one.month,
            outcome=one.outcome,
            meeting_id=meeting_id,
            postponed_until=one.postponed_until,
            reason=None if meeting_id else "Bão",
            filed_at=opened,
        )
    )
    work.flush()


Expected = set[tuple[str, date, UUID | None]]


def expected(cell: Cell) -> Expected:
    """What is to be warned about on 22 November 2026, read month by month with nothing of the handbook."""
    found: Expected = set()
    for position, one in enumerate(cell.months):
        if one.month >= date(2026, 8, 1):
            found |= {(rule, one.month, None) for rule in _of_month(cell.months, position)}
    for place, person in enumerate(cell.people):
        missed = [
            one
            for one in cell.months
            if one.month.year == 2026 and one.marks and one.marks[place] is _A.ABSENT_UNEXCUSED
        ]
        if missed:
            found.add(("absent", date(2026, 1, 1), person))
        if len(cell.unpaid[person]) >= 3:
            found.add(("dues_unpaid", date(2026, 1, 1), person))
    return found


def _of_month(months: list[Month], position: int) -> set[str]:
    one, before = months[position], months[position - 1]
    is_late, is_held, is_locked = one.month.month < 11, one.outcome is Outcome.HELD, one.seconds is not None
    full = [_is_full(month) for month in months[: position + 1]]
    shortest = 120 if one.with_theme else 90
    found = {
        "no_record": one.outcome is None and is_late,
        "not_held": one.outcome is Outcome.NOT_HELD or (one.postponed_until or TODAY) < TODAY,
        "low_attendance": _is_red(one) and _is_red(before),
        "too_short": one.minutes is not None and one.minutes < shortest,
        "no_content": is_held and not (one.content or "").strip() and (is_late or is_locked),
        "same_content": _is_copy(one, before),
        "always_everyone": len(full) >= 6 and all(full[-6:]) and full[-7:].count(True) == 6,
        "filed_at_once": is_held and one.seconds is not None and one.seconds <= 60,
    }
    return {rule for rule, is_so in found.items() if is_so}


def _is_red(one: Month) -> bool:
    if not one.marks or _A.NOT_MARKED in one.marks:
        return False
    return sum(mark in (_A.PRESENT, _A.LATE) for mark in one.marks) * 2 < len(one.marks)


def _is_full(one: Month) -> bool:
    return bool(one.marks) and all(mark in (_A.PRESENT, _A.LATE) for mark in one.marks)


def _is_copy(one: Month, before: Month) -> bool:
    texts = [month.content or "" for month in (one, before)]
    if min(map(len, texts)) < 60:
        return False
    return SequenceMatcher(None, *texts, autojunk=False).ratio() > 0.9
