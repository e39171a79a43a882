"""What is recorded of a meeting that its quality can be seen by: figures only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from models import AgendaPart, AgendaSource, Invitation, Meeting, Minutes, MinutesSection
from services.actor import Work
from services.meetings.agenda import items_of
from services.meetings.documents import documents_of
from services.meetings.quality_rules import Facts
from services.meetings.resolutions import resolutions_of
from services.meetings.rules import length_in_minutes, rates
from services.meetings.section_keys import SectionKey, SectionKind, read_key


def facts_of(work: Work, meeting: Meeting) -> Facts:
    """Of a meeting that the actor was shown."""
    documents = documents_of(work, meeting.id)
    keys = _written(work, meeting)
    tasks = [task for task, _ in resolutions_of(work, meeting)]
    minutes = work.session.get(Minutes, meeting.id)
    return Facts(
        held_on=meeting.held_on,
        with_theme=meeting.with_theme,
        told_at=_told_at(work, meeting),
        documents=len(documents),
        documents_late=sum(one.is_late for one in documents),
        items=_items(work, meeting),
        rate=rates(meeting.expected, meeting.present, meeting.excused).rate,
        unexcused=meeting.expected - meeting.present - meeting.excused - meeting.not_marked,
        not_marked=meeting.not_marked,
        is_reviewed=SectionKey(SectionKind.REVIEW) in keys,
        speakers=sum(key.kind is SectionKind.OPINION for key in keys),
        minutes=length_in_minutes(meeting.starts_at, meeting.ends_at),
        is_concluded=any(key.kind in (SectionKind.CLOSING, SectionKind.CONCLUSION) for key in keys),
        tasks=len(tasks),
        tasks_assigned=sum(task.member_id is not None and task.due_on is not None for task in tasks),
        is_approved=minutes is not None and minutes.approved_at is not None,
    )


def _told_at(work: Work, meeting: Meeting) -> datetime | None:
    first = select(func.min(Invitation.first_sent_at)).where(Invitation.meeting_id == meeting.id)
    return work.session.scalar(first)


def _items(work: Work, meeting: Meeting) -> int:
    """What is to be talked about, without the usual order that every agenda has."""
    return sum(
        item.part is AgendaPart.CONTENT and item.source is not AgendaSource.ORDER and item.removed_at is None
        for item in items_of(work, meeting.id)
    )


def _written(work: Work, meeting: Meeting) -> Sequence[SectionKey]:
    """The sections of the minutes that say something."""
    texts = select(MinutesSection.key).where(
        MinutesSection.meeting_id == meeting.id, MinutesSection.text != ""
    )
    return [key for found in work.session.scalars(texts) if (key := read_key(found))]
