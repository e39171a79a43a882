"""Inviting to a meeting: one button tells everybody of the day's roster, and who follows the cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from core.vietnamese import normalise
from models import Answer, Invitation, InvitedAs, Meeting, MeetingReply, Member, Organisation, RosterKind
from services import deliveries, members
from services.actor import Work
from services.audit_log import record
from services.meetings.commands import recordable
from services.meetings.documents import ShownDocument, documents_of
from services.meetings.errors import AlreadyHeld, NotInvited
from services.meetings.followers import follower_on
from services.meetings.notice_rules import due_on, is_late
from services.meetings.queries import MeetingDetail, detail
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class Invited:
    """One person who was invited, and what they answered."""

    member: Member
    invitation: Invitation
    reply: MeetingReply | None


@dataclass(frozen=True, slots=True)
class Invitations:
    """Everybody who was invited to a meeting."""

    meeting: MeetingDetail
    people: Sequence[Invited]
    documents: Sequence[ShownDocument]
    """Those on the agenda; some may have come later than they should."""

    @property
    def sent_at(self) -> datetime | None:
        """When the first were invited."""
        return min((one.invitation.first_sent_at for one in self.people), default=None)

    @property
    def due_on(self) -> date:
        """The last day on which this was in time."""
        return due_on(self.meeting.meeting.held_on, self.meeting.pack.meeting.documents_days_before)

    @property
    def is_late(self) -> bool:
        """Whether the first were invited too late; False where nobody was yet."""
        days = self.meeting.pack.meeting.documents_days_before
        return self.sent_at is not None and is_late(self.sent_at, self.meeting.meeting.held_on, days)

    @property
    def answers(self) -> Counter[Answer | None]:
        """How many answered what; None: nothing yet."""
        return Counter(one.reply.answer if one.reply else None for one in self.people)


def invite(work: Work, meeting_id: UUID, *, seats: Mapping[UUID, str] | None = None) -> int:
    """Tell everybody who is to come, those exempt, and whoever follows the cell.

    Sent again it rings those who are new and those who were told another time or place; nobody else.

    Args:
        seats: where somebody sits; those not named keep what was said.

    Returns:
        How many are rung, each with an opaque id and nothing else.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: see ``commands.edit``.
        AlreadyHeld: its day is over.
        NotInvited: a seat is given to somebody who is not invited.
    """
    meeting = recordable(work, meeting_id)
    if meeting.held_on < work.today:
        raise AlreadyHeld
    people = _people(work, meeting)
    if strangers := (seats or {}).keys() - people.keys():
        raise NotInvited(field="seats", count=len(strangers))
    kept = {one.member_id: one for one in _kept(work, meeting)}
    rung = [
        member_id
        for member_id, invited_as in people.items()
        if _told(work, meeting, kept.get(member_id), member_id, invited_as)
    ]
    work.flush()
    _seat(work, meeting, seats or {})
    for member_id in rung:
        deliveries.notify(work, member_id, kind="meeting", subject_id=meeting.id)
    record(work, "meeting.invited", meeting.id, organisation_id=meeting.organisation_id)
    return len(rung)


def invitations_of(work: Work, meeting_id: UUID) -> Invitations:
    """Who was invited and who answered what, by name; for those who keep or oversee the record.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        Forbidden: members see their own invitation only.
    """
    found = detail(work, meeting_id)
    work.actor.require(Permission.MEETING_VIEW, found.organisation.ancestors)
    rows = work.session.execute(
        select(Member, Invitation, MeetingReply)
        .join(Invitation, Invitation.member_id == Member.id)
        .outerjoin(
            MeetingReply,
            (MeetingReply.meeting_id == Invitation.meeting_id) & (MeetingReply.member_id == Member.id),
        )
        .where(Invitation.meeting_id == meeting_id)
        .order_by(Member.sort_key, Member.id)
    )
    return Invitations(found, [Invited(*row) for row in rows], documents_of(work, meeting_id))


def _people(work: Work, meeting: Meeting) -> dict[UUID, InvitedAs]:
    """Whoever attends another cell for a time is invited there."""
    roster = members.roster_at(work, meeting.organisation_id, meeting.held_on)
    people = {
        entry.member.id: InvitedAs.MEMBER
        for entry in roster
        if entry.kind is not RosterKind.ATTACHED_ELSEWHERE
    }
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    follower = follower_on(work, cell, meeting.held_on)
    return people if follower is None else {follower: InvitedAs.FOLLOWER} | people


def _kept(work: Work, meeting: Meeting) -> Sequence[Invitation]:
    return work.session.scalars(select(Invitation).where(Invitation.meeting_id == meeting.id)).all()


def _told(
    work: Work, meeting: Meeting, kept: Invitation | None, member_id: UUID, invited_as: InvitedAs
) -> bool:
    """Note what one person is told; whether that is news to them."""
    if kept and (kept.starts_at, kept.place) == (meeting.starts_at, meeting.place):
        return False
    kept = kept or Invitation(meeting_id=meeting.id, member_id=member_id, first_sent_at=work.now)
    kept.invited_as, kept.sent_at = invited_as, work.now
    kept.starts_at, kept.place = meeting.starts_at, meeting.place
    work.session.add(kept)
    return True


def _seat(work: Work, meeting: Meeting, seats: Mapping[UUID, str]) -> None:
    for member_id, seat in seats.items():
        work.session.get_one(Invitation, (meeting.id, member_id)).seat = normalise(seat) or None
    work.flush()
