"""Attendance of a whole cell by chat: numbers from the handbook's own list, never a name (ADR 0031).

As everywhere in a chat nothing is kept between two messages: the numbers stay the secretary's own
message, and the code of the list says whether they were read from the list that holds now.
"""

from __future__ import annotations

import re
from uuid import UUID

from bot import texts
from bot.buttons import Section, StaleButton, id_in, page_button
from bot.conversation import Ask, Button, Manner, Reply
from models import AttendanceStatus
from services import meetings
from services.actor import Work

_CANCEL = (Button(texts.CANCEL, tap="cancel"),)
_ABSENT = {
    AttendanceStatus.ABSENT_EXCUSED: texts.ABSENT_EXCUSED,
    AttendanceStatus.ABSENT_UNEXCUSED: texts.ABSENT_UNEXCUSED,
}
_NUMBERS = re.compile(r"\d{1,3}(?:[\s,;.]+\d{1,3})*[\s,;.]*")


def begin(work: Work, ask: Ask) -> Reply:
    """How many are on the list, and the two ways on; ``ask.words`` is the meeting's id.

    Raises:
        MeetingNotFound, Forbidden, NoRollToCall: see ``meetings.roll``.
        StaleButton: ``ask.words`` is no id.
    """
    called = meetings.roll(work, id_in(ask.words))
    rows = (
        (page_button(work, texts.OPEN_LIST, Section.MEETINGS, called.meeting_id),),
        (Button(texts.ALL_PRESENT, tap=_save(called.meeting_id, called.code, AttendanceStatus.PRESENT)),),
        (Button(texts.SOME_ABSENT, tap=f"roll-ask:{called.meeting_id.hex}"),),
        _CANCEL,
    )
    return Reply(texts.roll(len(called.rows), called.code), rows)


def ask_numbers(work: Work, ask: Ask) -> Reply:
    """Ask for the numbers of those who are absent.

    Raises:
        MeetingNotFound, Forbidden, NoRollToCall, StaleButton: see :func:`begin`.
    """
    return Reply(texts.roll_prompt(meetings.roll(work, id_in(ask.words)).code), manner=Manner.PROMPT)


def is_answer(ask: Ask) -> bool:
    """Whether a message answers the question for the numbers."""
    return texts.code_in_prompt(ask.quoted) is not None


def take_numbers(work: Work, ask: Ask) -> Reply:
    """The numbers, as an answer to the question for them: shown once more before they are saved.

    Raises:
        RollChanged: the list is another by now.
    """
    called = meetings.roll_with_code(work, texts.code_in_prompt(ask.quoted) or "")
    numbers = _numbers(ask.words)
    if not numbers or numbers[-1] > len(called.rows) or numbers[0] < 1:
        return Reply(texts.NUMBERS_UNCLEAR)
    asked = sum(meetings.has_asked(called.rows[number - 1]) for number in numbers)
    buttons = [
        (Button(label, tap=_save(called.meeting_id, called.code, status)),)
        for status, label in _ABSENT.items()
    ]
    words = texts.roll_summary(numbers, len(called.rows), asked)
    return Reply(words, (*buttons, _CANCEL), Manner.QUOTING)


def save(work: Work, ask: Ask) -> Reply:
    """Save the sheet; ``ask.words`` is ``<id>:<code>:<status>``, the numbers are in the message above.

    Raises:
        MeetingNotFound, Forbidden, NoRollToCall, RollChanged, NoSuchNumber: see ``meetings.call_roll``.
        StaleButton: ``ask.words`` is something else.
    """
    meeting_id, code, status = _saved(ask.words)
    numbers = [] if status is AttendanceStatus.PRESENT else _numbers(ask.quoted)
    if not numbers and status is not AttendanceStatus.PRESENT:
        return Reply(texts.NUMBERS_GONE, manner=Manner.IN_PLACE)
    sheet = meetings.call_roll(work, meeting_id, code=code, absent=numbers, status=status)
    row = (page_button(work, texts.OPEN, Section.MEETINGS, meeting_id),)
    told = texts.roll_called(sheet.meeting.present, sheet.meeting.expected)
    return Reply(told, (row,), Manner.IN_PLACE)


def _save(meeting_id: UUID, code: str, status: AttendanceStatus) -> str:
    return f"roll-save:{meeting_id.hex}:{code}:{list(AttendanceStatus).index(status)}"


def _saved(words: str) -> tuple[UUID, str, AttendanceStatus]:
    meeting_id, _, rest = words.partition(":")
    code, _, place = rest.partition(":")
    statuses = {str(number): status for number, status in enumerate(AttendanceStatus)}
    if place not in statuses:
        raise StaleButton
    return id_in(meeting_id), code, statuses[place]


def _numbers(words: str) -> list[int]:
    """Each number once, the smallest first; nothing where there is anything else."""
    if not _NUMBERS.fullmatch(words.strip()):
        return []
    return sorted({int(number) for number in re.findall(r"\d+", words)})
