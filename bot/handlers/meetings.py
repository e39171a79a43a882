"""Meetings in a chat: day and time, the member's answer and check-in, nothing else."""

from __future__ import annotations

from bot import texts
from bot.buttons import Section, StaleButton, id_in, page_button, word_in
from bot.conversation import Ask, Button, Manner, Reply, Row
from models import Answer, Attendance, Meeting
from services import meetings
from services.actor import Work


def next_meeting(work: Work, _ask: Ask) -> Reply:
    """The next meeting of a cell the member attends."""
    found = meetings.next_for_me(work)
    return _card(work, found) if found else Reply(texts.NO_MEETING)


def card(work: Work, ask: Ask) -> Reply:
    """One meeting.

    Raises:
        MeetingNotFound: there is none that the member may see.
        StaleButton: ``ask.words`` is no id.
    """
    return _card(work, meetings.get(work, id_in(ask.words)))


def answer(work: Work, ask: Ask) -> Reply:
    """Say that one is coming or takes part from afar; ``ask.words`` is ``<id>:<answer>``.

    Absences are said in the handbook: a reason may tell of somebody's health, no messenger's business.

    Raises:
        MeetingNotFound, Forbidden, ReplyTooLate: see ``meetings.reply``.
        StaleButton: ``ask.words`` is something else.
    """
    meeting_id, _, said = ask.words.partition(":")
    given = word_in(said, Answer)
    if given is Answer.ABSENT:
        raise StaleButton
    kept = meetings.reply(work, id_in(meeting_id), given)
    return Reply(texts.REPLIED[kept.answer], manner=Manner.IN_PLACE)


def check_in(work: Work, ask: Ask) -> Reply:
    """Say that one is there, by the button alone.

    Raises:
        MeetingNotFound, CheckInClosed, MeetingLocked, NotOnTheSheet: see ``meetings.check_in``.
        StaleButton: ``ask.words`` is no id.
    """
    return _checked_in(meetings.check_in(work, id_in(ask.words)), Manner.IN_PLACE)


def check_in_by_code(work: Work, ask: Ask) -> Reply:
    """The same by the code that was read out, at the meeting of today.

    Raises:
        CheckInClosed, MeetingLocked, WrongCode, NotOnTheSheet: see ``meetings.check_in``.
    """
    found = meetings.next_for_me(work)
    if found is None:
        return Reply(texts.NO_MEETING)
    return _checked_in(meetings.check_in(work, found.id, code=ask.words), Manner.QUOTING)


def _checked_in(row: Attendance, manner: Manner) -> Reply:
    """The sheet's answer; what the secretary wrote before may be another."""
    is_there = row.status in meetings.PRESENT
    return Reply(texts.CHECKED_IN if is_there else texts.MARKED_OTHERWISE, manner=manner)


def _card(work: Work, meeting: Meeting) -> Reply:
    part = meetings.own_part(work, meeting.id)
    rows: list[Row] = [(page_button(work, texts.OPEN, Section.MEETINGS, meeting.id),)]
    if part.may_reply:
        rows += [
            (Button(texts.I_COME, tap=f"meeting-reply:{meeting.id.hex}:{Answer.COMING}"),),
            (Button(texts.I_COME_ONLINE, tap=f"meeting-reply:{meeting.id.hex}:{Answer.ONLINE}"),),
            (page_button(work, texts.I_CANNOT_COME, Section.MEETINGS, meeting.id),),
        ]
    if part.may_check_in:
        rows.append((Button(texts.I_AM_HERE, tap=f"meeting-here:{meeting.id.hex}"),))
    if meetings.may_call_roll(work, meeting.id):
        rows.append((Button(texts.CALL_ROLL, tap=f"roll:{meeting.id.hex}"),))
    return Reply(texts.meeting(meeting.starts_at), tuple(rows))
