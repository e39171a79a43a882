"""The agenda of a meeting: read by everybody who sees the meeting, kept by the secretary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from core.vietnamese import normalise
from models import (
    AgendaItem,
    AgendaPart,
    AgendaSource,
    Feedback,
    Meeting,
    Member,
    Organisation,
)
from services import directives, feedback, members
from services.actor import Work
from services.audit_log import record
from services.meetings.commands import recordable
from services.meetings.documents import ShownDocument, documents_among
from services.meetings.kit import build_kit, in_parts
from services.meetings.proposals import absentees
from services.meetings.queries import get
from services.meetings.record_errors import AgendaItemNotFound, NotAtThisMeeting
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """What a secretary says of one item.

    Without ``id`` it is a new one. What the handbook wrote keeps its title, detail and documents.
    """

    part: AgendaPart
    title: str
    id: UUID | None = None
    detail: str | None = None
    presider_id: UUID | None = None
    presider_name: str | None = None
    starts_at: datetime | None = None
    documents: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item with what the reader may see of what it points to."""

    item: AgendaItem
    presider: str | None
    documents: Sequence[ShownDocument]
    feedback: Feedback | None
    absent: Sequence[tuple[Member, int]]
    """Who was absent without reason, and how often; only for who keeps or oversees records."""


def agenda_of(work: Work, meeting_id: UUID) -> list[ShownItem]:
    """The agenda in order, without what was taken off; feedback is there only for who may see it.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    meeting = get(work, meeting_id)
    items = [item for item in items_of(work, meeting.id) if item.removed_at is None]
    documents = documents_among(work, meeting, {one for item in items for one in item.documents})
    seen = feedback.seen_among(
        work, [UUID(item.source_id) for item in items if item.source_id and _is_feedback(item)]
    )
    names = _presiders(work, items)
    absent = _absent(work, meeting)
    return [
        ShownItem(
            item,
            names[item.presider_id] if item.presider_id else item.presider_name,
            [documents[one] for one in item.documents if one in documents],
            seen[UUID(item.source_id)] if item.source_id and _is_feedback(item) else None,
            absent if item.source is AgendaSource.ABSENCE else [],
        )
        for item in items
        if not (_is_feedback(item) and UUID(item.source_id or "") not in seen)
    ]


def save_agenda(work: Work, meeting_id: UUID, lines: Sequence[AgendaLine]) -> None:
    """Let the agenda be these items in this order, part by part; what is left out is taken off.

    Feedback that the actor does not see stays where it is.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: as for ``commands.edit``.
        AgendaItemNotFound: an id is not of this agenda.
        NotAtThisMeeting: the member who presides is not on the roster.
        DirectiveNotFound: a document is not there for the actor to see.
    """
    meeting = recordable(work, meeting_id)
    known = {item.id: item for item in items_of(work, meeting.id)}
    kept: list[AgendaItem] = []
    for line in lines:
        if line.id is not None and line.id not in known:
            raise AgendaItemNotFound(field="items")
        item = known[line.id] if line.id else AgendaItem(meeting_id=meeting.id, source=AgendaSource.MANUAL)
        _check(work, meeting, line)
        _write(item, line)
        kept.append(item)
    shown = {shown.item.id for shown in agenda_of(work, meeting_id)}
    _take_off(work, [item for item in known.values() if item not in kept], shown)
    for position, item in enumerate(in_parts(kept)):
        item.position = position
    work.session.add_all(kept)
    work.flush()
    record(work, "meeting.agenda_saved", meeting.id, organisation_id=meeting.organisation_id)


def refresh_agenda(work: Work, meeting_id: UUID) -> None:
    """Bring the agenda up to date with what the handbook knows now; twice changes nothing.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: as for ``commands.edit``.
    """
    meeting = recordable(work, meeting_id)
    build_kit(work, meeting)
    record(work, "meeting.agenda_refreshed", meeting.id, organisation_id=meeting.organisation_id)


def items_of(work: Work, meeting_id: UUID) -> Sequence[AgendaItem]:
    """Every item, those taken off too, in order."""
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    return work.session.scalars(query.order_by(AgendaItem.position, AgendaItem.id)).all()


def _is_feedback(item: AgendaItem) -> bool:
    return item.source is AgendaSource.FEEDBACK


def _check(work: Work, meeting: Meeting, line: AgendaLine) -> None:
    if line.presider_id is not None:
        roster = members.roster_at(work, meeting.organisation_id, meeting.held_on)
        if line.presider_id not in {entry.member.id for entry in roster}:
            raise NotAtThisMeeting(field="items")
    for document in line.documents:
        directives.get(work, document)


def _write(item: AgendaItem, line: AgendaLine) -> None:
    item.part, item.starts_at, item.removed_at = line.part, line.starts_at, None
    item.presider_id = line.presider_id
    item.presider_name = None if line.presider_id else _text(line.presider_name)
    if item.source is AgendaSource.MANUAL:
        item.title, item.detail = normalise(line.title), _text(line.detail)
        item.documents = list(line.documents)


def _text(typed: str | None) -> str | None:
    return normalise(typed) or None if typed else None


def _take_off(work: Work, items: Sequence[AgendaItem], shown: set[UUID]) -> None:
    for item in items:
        if item.source is AgendaSource.MANUAL:
            work.session.delete(item)
        elif item.id in shown:
            item.removed_at = work.now


def _presiders(work: Work, items: Sequence[AgendaItem]) -> dict[UUID, str]:
    ids = {item.presider_id for item in items if item.presider_id}
    found = work.session.execute(select(Member.id, Member.full_name).where(Member.id.in_(ids)))
    return {row.id: row.full_name for row in found}


def _absent(work: Work, meeting: Meeting) -> list[tuple[Member, int]]:
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    if not work.actor.may(Permission.MEETING_VIEW, cell.ancestors):
        return []
    return list(absentees(work, meeting).values())
