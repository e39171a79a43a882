"""Guests of a meeting: written down by name and organisation, and counted apart from every rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, func, select

from core.vietnamese import normalise
from models import Invitation, InvitedAs, Meeting, MeetingGuest, Member, Organisation
from services.actor import Work
from services.audit_log import record
from services.meetings.commands import recordable
from services.meetings.errors import NotYetHeld
from services.meetings.queries import get
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class Guest:
    """One guest. No phone, no office, no number: the minutes need no more to say who was there."""

    full_name: str
    organisation: str | None = None


def guests_of(work: Work, meeting_id: UUID) -> list[Guest]:
    """The guests by name, for those who keep or oversee the record.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        Forbidden: a member of the cell sees the meeting, not who came.
    """
    meeting = get(work, meeting_id)
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    work.actor.require(Permission.MEETING_VIEW, cell.ancestors)
    return guests_at(work, meeting)


def expected_guests(work: Work, meeting_id: UUID) -> list[Guest]:
    """Who was invited from outside of the cell: whoever follows it, of the committee above.

    Raises:
        MeetingNotFound, Forbidden: as for :func:`guests_of`.
    """
    meeting = get(work, meeting_id)
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    work.actor.require(Permission.MEETING_VIEW, cell.ancestors)
    above = work.session.get(Organisation, cell.parent_id) if cell.parent_id else None
    invited = work.session.scalars(
        select(Member)
        .join(Invitation, Invitation.member_id == Member.id)
        .where(Invitation.meeting_id == meeting_id, Invitation.invited_as == InvitedAs.FOLLOWER)
    )
    return [Guest(one.full_name, above.name if above else None) for one in invited]


def save_guests(work: Work, meeting_id: UUID, guests: Sequence[Guest]) -> None:
    """Let the guests of a meeting be these, in this order; the same list again changes nothing.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: as for ``commands.edit``.
        NotYetHeld: the day of the meeting is still to come.
    """
    meeting = recordable(work, meeting_id)
    if meeting.held_on > work.today:
        raise NotYetHeld(held_on=f"{meeting.held_on:%d/%m/%Y}")
    wanted = [Guest(normalise(one.full_name), normalise(one.organisation or "") or None) for one in guests]
    if wanted == guests_at(work, meeting):
        return
    work.session.execute(delete(MeetingGuest).where(MeetingGuest.meeting_id == meeting.id))
    work.session.add_all(
        MeetingGuest(
            meeting_id=meeting.id,
            position=position,
            full_name=one.full_name,
            organisation=one.organisation,
            noted_at=work.now,
            noted_by=work.actor.identity,
        )
        for position, one in enumerate(wanted)
    )
    work.flush()
    record(work, "meeting.guests_saved", meeting.id, organisation_id=meeting.organisation_id)


def guests_at(work: Work, meeting: Meeting) -> list[Guest]:
    """Of a meeting whose record the actor was shown."""
    found = work.session.scalars(
        select(MeetingGuest).where(MeetingGuest.meeting_id == meeting.id).order_by(MeetingGuest.position)
    )
    return [Guest(one.full_name, one.organisation) for one in found]


def guest_count(work: Work, meeting_id: UUID) -> int:
    """How many guests came: a figure without names, for everybody who sees the meeting.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    meeting = get(work, meeting_id)
    counted = select(func.count()).select_from(MeetingGuest).where(MeetingGuest.meeting_id == meeting.id)
    return work.session.scalar(counted) or 0
