"""What members answer before a meeting: a proposal for the sheet, which the secretary decides."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core.errors import Forbidden
from models import AbsenceReason, Answer, Attendance, Invitation, Meeting, MeetingReply, MeetingState
from services.actor import Work
from services.audit_log import record
from services.meetings.errors import AbsenceReasonMissing, ReplyTooLate
from services.meetings.queries import get


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What a meeting asks of the actor."""

    invitation: Invitation | None
    reply: MeetingReply | None
    line: Attendance | None
    """Their own line of the sheet, once the roster is frozen."""
    is_asked: bool
    """Whether they are to come: as one of the cell, or invited."""
    may_reply: bool
    may_check_in: bool


def reply(
    work: Work, meeting_id: UUID, answer: Answer, *, reason: AbsenceReason | None = None
) -> MeetingReply:
    """Say that one is coming, takes part from afar, or cannot come; said again it replaces the earlier one.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        Forbidden: they oversee the cell but are not asked to come.
        ReplyTooLate: attendance is being taken.
        AbsenceReasonMissing: whoever is absent says why.
    """
    meeting = get(work, meeting_id)
    if not is_asked(work, meeting):
        raise Forbidden
    if meeting.state is not MeetingState.PLANNED:
        raise ReplyTooLate
    is_absent = answer is Answer.ABSENT
    if is_absent and reason is None:
        raise AbsenceReasonMissing(field="reason")
    member_id = work.actor.identity
    kept = own_reply(work, meeting.id) or MeetingReply(meeting_id=meeting.id, member_id=member_id)
    kept.answer, kept.reason, kept.at = answer, reason if is_absent else None, work.now
    work.session.add(kept)
    work.flush()
    record(work, "meeting.replied", meeting.id, organisation_id=meeting.organisation_id, member_id=member_id)
    return kept


def own_part(work: Work, meeting_id: UUID) -> OwnPart:
    """The actor's own invitation, answer and line of the sheet.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    meeting = get(work, meeting_id)
    is_today, asked = meeting.held_on == work.today, is_asked(work, meeting)
    return OwnPart(
        invitation=own_invitation(work, meeting.id),
        reply=own_reply(work, meeting.id),
        line=work.session.get(Attendance, (meeting.id, work.actor.identity)),
        is_asked=asked,
        may_reply=asked and meeting.state is MeetingState.PLANNED,
        may_check_in=meeting.organisation_id in work.actor.cells
        and meeting.state is MeetingState.OPEN
        and is_today,
    )


def replies_to(work: Work, meeting_id: UUID) -> dict[UUID, MeetingReply]:
    """All answers by member, for a use case that has asked for the right before."""
    found = work.session.scalars(select(MeetingReply).where(MeetingReply.meeting_id == meeting_id))
    return {one.member_id: one for one in found}


def own_invitation(work: Work, meeting_id: UUID) -> Invitation | None:
    """How the actor was invited, if they were."""
    return work.session.get(Invitation, (meeting_id, work.actor.identity))


def own_reply(work: Work, meeting_id: UUID) -> MeetingReply | None:
    """What the actor answered, if they did."""
    return work.session.get(MeetingReply, (meeting_id, work.actor.identity))


def is_asked(work: Work, meeting: Meeting) -> bool:
    """Whether the actor is to come: as one of the cell, or invited."""
    return meeting.organisation_id in work.actor.cells or own_invitation(work, meeting.id) is not None
