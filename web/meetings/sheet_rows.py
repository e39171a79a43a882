"""Between an attendance sheet and the rows of its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from models import AbsenceReason, Answer, AttendanceStatus, MemberStatus, RosterKind
from services.meetings import AttendanceRow, Sheet, SheetRow, roll_of
from web.local_time import local_time
from web.words import choices, word

REASONS = choices(AbsenceReason)


_ANSWERS = {status.value: status for status in AttendanceStatus}


class ShownRow(NamedTuple):
    """One person on the page; ``status`` is a word of :class:`AttendanceStatus`."""

    member: str
    name: str
    note: str
    status: str
    reason: str
    is_exempt: bool
    number: int | None = None
    """Its place among those who are to come: what a secretary writes in a chat instead of a name."""

    @property
    def label(self) -> str:
        """The answer in words."""
        return word(AttendanceStatus(self.status))

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to tell: an exempt person who did not come."""
        return self.is_exempt and self.status == AttendanceStatus.NOT_MARKED


def shown(sheet: Sheet, sent: Mapping[str, str]) -> list[ShownRow]:
    """The rows as saved or, of a sheet that was refused, as ``sent``."""
    numbers = {row.member.id: number for number, row in enumerate(roll_of(sheet).rows, 1)}
    return [_shown(row, sent, numbers.get(row.member.id)) for row in sheet.rows]


def as_sent(sheet: Sheet, sent: Mapping[str, str]) -> list[AttendanceRow]:
    """What was sent about each person; with ``all_present``, those left out are present."""
    answers = [(row, _answer(row, sent)) for row in sheet.rows]
    return [
        AttendanceRow(row.member.id, answer, sent.get(f"reason-{row.member.id}") or None)
        for row, answer in answers
        if answer
    ]


def _answer(row: SheetRow, sent: Mapping[str, str]) -> AttendanceStatus | None:
    """The answer for one person; a word that is none counts as no answer."""
    answer = sent.get(f"status-{row.member.id}")
    if answer in _ANSWERS:
        return _ANSWERS[answer]
    return AttendanceStatus.PRESENT if "all_present" in sent and not row.is_exempt else None


def _shown(row: SheetRow, sent: Mapping[str, str], number: int | None) -> ShownRow:
    member = str(row.member.id)
    status, reason = _proposed(row)
    return ShownRow(
        member=member,
        name=row.member.full_name,
        note=" · ".join(part for part in (_standing(row), *_said(row)) if part),
        status=sent.get(f"status-{member}", status.value),
        reason=sent.get(f"reason-{member}", reason),
        is_exempt=row.is_exempt,
        number=number,
    )


def _proposed(row: SheetRow) -> tuple[AttendanceStatus, str]:
    """What is recorded; of who is not marked yet and asked to be excused, that."""
    asked = row.reply if row.status is AttendanceStatus.NOT_MARKED and not row.is_exempt else None
    if asked and asked.answer is Answer.ABSENT and asked.reason:
        return AttendanceStatus.ABSENT_EXCUSED, asked.reason.value
    return row.status, row.reason or ""


def _standing(row: SheetRow) -> str:
    if row.kind is not RosterKind.MEMBER:
        return word(row.kind)
    return word(row.member_status) if row.member_status is not MemberStatus.OFFICIAL else ""


def _said(row: SheetRow) -> Iterator[str]:
    """What the person said by themselves: before the meeting, and at it."""
    if row.reply and row.reply.answer is not Answer.COMING:
        yield f"Trả lời giấy mời: {word(row.reply.answer).lower()}"
    if row.claim:
        yield f"Tự điểm danh {local_time(row.claim.at):%H:%M}, {word(row.claim.by)}"
