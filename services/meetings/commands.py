"""Planning a meeting, and changing what is known of it."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict, Unpack
from uuid import UUID

from core.clock import local_date
from core.vietnamese import normalise
from models import Meeting, MeetingKind, MeetingState, Organisation
from services.actor import Work
from services.audit_log import record
from services.meetings.errors import EndsBeforeStart, MeetingLocked, RosterFrozen
from services.meetings.kit import build_kit
from services.meetings.policy import cell_to_record
from services.meetings.queries import get
from services.permissions import Permission


class MeetingFields(TypedDict, total=False):
    """What a secretary may change about a meeting."""

    starts_at: datetime
    ends_at: datetime | None
    place: str
    content: str | None
    kind: MeetingKind
    with_theme: bool


def plan(
    work: Work,
    *,
    organisation: str,
    kind: MeetingKind,
    starts_at: datetime,
    place: str,
    with_theme: bool = False,
) -> Meeting:
    """Enter a meeting of a cell (its code), to come or already held; its agenda builds itself.

    Args:
        with_theme: a regular meeting with a thematic part.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor keeps no records there.
        NotACell: only cells meet.
    """
    cell = cell_to_record(work, organisation)
    meeting = Meeting(
        organisation_id=cell.id,
        kind=kind,
        with_theme=with_theme,
        state=MeetingState.PLANNED,
        starts_at=starts_at,
        held_on=local_date(starts_at),
        place=normalise(place),
        created_at=work.now,
        created_by=work.actor.identity,
        expected=0,
        present=0,
        excused=0,
        not_marked=0,
    )
    work.session.add(meeting)
    work.flush()
    build_kit(work, meeting)
    record(work, "meeting.planned", meeting.id, organisation_id=cell.id)
    return meeting


def edit(work: Work, meeting_id: UUID, **fields: Unpack[MeetingFields]) -> Meeting:
    """Change time, place, kind or content, until the record is locked.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        Forbidden: the actor does not keep its record.
        MeetingLocked: the record is final.
        RosterFrozen: attendance was taken and the day would change.
        EndsBeforeStart: the end is not after the start.
    """
    meeting = recordable(work, meeting_id)
    for name, value in fields.items():
        setattr(meeting, name, normalise(value) if type(value) is str else value)
    held_on = local_date(meeting.starts_at)
    if meeting.state is not MeetingState.PLANNED and held_on != meeting.held_on:
        raise RosterFrozen(field="starts_at")
    meeting.held_on = held_on
    if meeting.ends_at is not None and meeting.ends_at <= meeting.starts_at:
        raise EndsBeforeStart(field="ends_at")
    if work.session.is_modified(meeting):
        record(work, "meeting.edited", meeting.id, organisation_id=meeting.organisation_id)
    work.flush()
    return meeting


def recordable(work: Work, meeting_id: UUID, *, for_change: bool = True) -> Meeting:
    """A meeting whose record the actor keeps and may still change; ``for_change`` holds it.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: see :func:`edit`.
    """
    meeting = get(work, meeting_id, for_change=for_change)
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    work.actor.require(Permission.MEETING_RECORD, cell.ancestors)
    if meeting.state is MeetingState.LOCKED:
        raise MeetingLocked
    return meeting
