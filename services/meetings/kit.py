"""The kit of a meeting builds itself: what the handbook proposes becomes the agenda, again and again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select, tuple_

from models import AgendaItem, AgendaPart, Meeting, MeetingState
from services.actor import Work
from services.meetings.proposals import Proposal, proposals

MEETINGS_AT_A_TIME = 200
_AHEAD = timedelta(days=10)
_PARTS = list(AgendaPart)


def build_kit(work: Work, meeting: Meeting) -> None:
    """Add what is new and bring up to date what the handbook wrote itself.

    What the secretary took off does not come back; order, presiders and items of their own stay.
    """
    there = list(
        work.session.scalars(
            select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.position)
        )
    )
    by_source = {(item.source, item.source_id): item for item in there if item.source_id}
    for one in proposals(work, meeting):
        known = by_source.get((one.source, one.source_id))
        if known is None:
            there.append(_item(meeting, one))
        else:
            known.title, known.detail, known.documents = one.title, one.detail, list(one.documents)
    number(there)
    work.session.add_all(there)
    work.flush()


def build_next_kits(work: Work, *, after: tuple[date, UUID] | None = None) -> tuple[date, UUID] | None:
    """Build the kits of the next meetings that are planned for the coming days.

    Args:
        after: the day and the id of the last meeting that was seen to.

    Returns:
        Those of the last meeting seen to now; None once there is no other.
    """
    query = select(Meeting).where(
        Meeting.state == MeetingState.PLANNED,
        Meeting.held_on >= work.today,
        Meeting.held_on <= work.today + _AHEAD,
    )
    if after:
        query = query.where(tuple_(Meeting.held_on, Meeting.id) > tuple_(*after))
    in_order = query.order_by(Meeting.held_on, Meeting.id).limit(MEETINGS_AT_A_TIME)
    coming = work.session.scalars(in_order).all()
    for meeting in coming:
        build_kit(work, meeting)
    return (coming[-1].held_on, coming[-1].id) if coming else None


def number(items: Sequence[AgendaItem]) -> None:
    """Give every item its place: part by part, within a part as they stand; a new one comes last."""
    for position, item in enumerate(in_parts(items)):
        item.position = position


def in_parts(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Part by part, and otherwise as they stand."""
    return sorted(items, key=lambda item: _PARTS.index(item.part))


def _item(meeting: Meeting, one: Proposal) -> AgendaItem:
    return AgendaItem(
        meeting_id=meeting.id,
        part=one.part,
        title=one.title,
        detail=one.detail,
        documents=list(one.documents),
        source=one.source,
        source_id=one.source_id,
    )
