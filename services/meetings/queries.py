"""Reading meetings, within what the actor may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true, tuple_

from models import Invitation, Meeting, MeetingState, Organisation
from services import organisations, rule_packs
from services.actor import Actor, Work
from services.meetings.errors import MeetingNotFound
from services.meetings.rules import Rates, length_in_minutes, rates
from services.permissions import Permission
from services.rule_packs import Level, RulePack, Timeline


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """A meeting and the cell that holds it."""

    meeting: Meeting
    organisation: Organisation
    may_record: bool
    pack: RulePack
    """The rules in force there on that day."""

    @property
    def rates(self) -> Rates:
        """The two rates of its attendance."""
        return rates(self.meeting.expected, self.meeting.present, self.meeting.excused)

    @property
    def level(self) -> Level | None:
        """The attendance at a glance."""
        return rule_packs.attendance_level(self.rates.rate, self.pack)

    @property
    def minutes(self) -> int | None:
        """How long it lasted, once the end is known."""
        return length_in_minutes(self.meeting.starts_at, self.meeting.ends_at)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Meetings one is asked to, of those below one's roles, and of what these were before a split."""
    if actor.is_system:
        return true()
    own = asking(actor)
    scope = actor.scope(Permission.MEETING_VIEW)
    if not scope:
        return own
    watched = organisations.is_below(Meeting.organisation_id, scope)
    return or_(own, watched, organisations.inherited(Meeting.organisation_id, Meeting.held_on, scope))


def asking(actor: Actor) -> ColumnElement[bool]:
    """Meetings of one's own cells, and others one was invited to."""
    invited = select(Invitation.meeting_id).where(Invitation.member_id == actor.member_id)
    return or_(Meeting.organisation_id.in_(actor.cells), Meeting.id.in_(invited))


def get(work: Work, meeting_id: UUID, *, for_change: bool = False) -> Meeting:
    """One meeting; ``for_change`` holds it until the unit of work ends.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    query = select(Meeting).where(Meeting.id == meeting_id, visible_to(work.actor))
    found = work.session.scalar(query.with_for_update(of=Meeting) if for_change else query)
    if found is None:
        raise MeetingNotFound
    return found


def detail(work: Work, meeting_id: UUID) -> MeetingDetail:
    """One meeting, its cell, and whether the actor keeps its record.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    return details_of(work, [get(work, meeting_id)])[0]


def details_of(work: Work, found: Sequence[Meeting]) -> list[MeetingDetail]:
    """The same of meetings that the actor was shown: two statements, however many they are."""
    held_by = {meeting.organisation_id for meeting in found}
    query = select(Organisation).where(Organisation.id.in_(held_by))
    cells = {cell.id: cell for cell in work.session.scalars(query)}
    packs = rule_packs.timelines(work, list(cells.values()))
    return [_detail(work, one, cells[one.organisation_id], packs[one.organisation_id]) for one in found]


def _detail(work: Work, meeting: Meeting, cell: Organisation, packs: Timeline) -> MeetingDetail:
    may_record = work.actor.may(Permission.MEETING_RECORD, cell.ancestors)
    return MeetingDetail(meeting, cell, may_record, packs.on(meeting.held_on))


def of_cell(
    work: Work,
    organisation: str,
    *,
    first_day: date | None = None,
    last_day: date | None = None,
    before: tuple[datetime, UUID] | None = None,
    limit: int = 24,
) -> Sequence[Meeting]:
    """The meetings of a cell (its code), the latest first.

    Args:
        first_day, last_day: only those held within, both included.
        before: ``(starts_at, id)`` of the last one already shown.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
    """
    cell = organisations.get(work, organisation)
    query = select(Meeting).where(Meeting.organisation_id == cell.id, visible_to(work.actor))
    if first_day:
        query = query.where(Meeting.held_on >= first_day)
    if last_day:
        query = query.where(Meeting.held_on <= last_day)
    if before:
        query = query.where(tuple_(Meeting.starts_at, Meeting.id) < tuple_(*before))
    latest_first = query.order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    return work.session.scalars(latest_first.limit(limit)).all()


def next_for_me(work: Work) -> Meeting | None:
    """The next meeting that the actor is asked to; one that began today still counts."""
    return work.session.scalar(
        select(Meeting)
        .where(
            asking(work.actor),
            Meeting.held_on >= work.today,
            Meeting.state != MeetingState.LOCKED,
        )
        .order_by(Meeting.starts_at)
        .limit(1)
    )
