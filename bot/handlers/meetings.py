"""Meetings in a chat: day and time, nothing else."""

from __future__ import annotations

from bot import texts
from bot.buttons import Section, id_in, page_button
from bot.conversation import Ask, Reply
from models import Meeting
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


def _card(work: Work, meeting: Meeting) -> Reply:
    button = page_button(work, texts.OPEN, Section.MEETINGS, meeting.id)
    return Reply(texts.meeting(meeting.starts_at), ((button,),))
