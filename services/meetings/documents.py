"""The documents of a meeting, and whether they were on the handbook in time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from models import AgendaItem, Directive, DirectiveState, Meeting, Organisation
from services import rule_packs
from services.actor import Work
from services.meetings.notice_rules import is_late
from services.meetings.queries import get


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A directive that a meeting is about; ``is_late``: it reached the handbook after the last day for it."""

    id: UUID
    symbol: str
    abstract: str
    is_late: bool


def documents_of(work: Work, meeting_id: UUID) -> Sequence[ShownDocument]:
    """The documents on the agenda of a meeting, each once, by symbol.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    meeting = get(work, meeting_id)
    items = work.session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None))
    )
    found = documents_among(work, meeting, {one for item in items for one in item.documents})
    return sorted(found.values(), key=lambda one: (one.symbol, one.id))


def documents_among(work: Work, meeting: Meeting, ids: Collection[UUID]) -> dict[UUID, ShownDocument]:
    """Those that the cell is to hear of, by id; a draft is nobody's yet."""
    if not ids:
        return {}
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    days = rule_packs.in_force(work, cell, meeting.held_on).meeting.documents_days_before
    found = work.session.scalars(
        select(Directive).where(Directive.id.in_(ids), Directive.state != DirectiveState.DRAFT)
    )
    return {
        one.id: ShownDocument(
            one.id,
            one.symbol,
            one.abstract,
            one.published_at is not None and is_late(one.published_at, meeting.held_on, days),
        )
        for one in found
    }
