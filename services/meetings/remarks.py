"""Remarks on a meeting and on its agenda, for all who see it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from core.errors import Forbidden
from core.vietnamese import normalise
from models import MeetingRemark, MeetingState, Member, RemarkKind
from services.actor import Work
from services.audit_log import record
from services.meetings.agenda import agenda_of
from services.meetings.errors import MeetingLocked
from services.meetings.queries import get
from services.meetings.record_errors import AgendaItemNotFound, RemarkNotFound
from services.meetings.replies import is_asked


def remark(
    work: Work, meeting_id: UUID, *, kind: RemarkKind, text: str, item_id: UUID | None = None
) -> MeetingRemark:
    """Comment on a meeting, or on an item of its agenda, or ask, until its record is locked.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        Forbidden: they oversee the cell but are not asked to come.
        MeetingLocked: the record is final.
        AgendaItemNotFound: the item is not on the agenda that the actor sees.
    """
    meeting = get(work, meeting_id)
    if not is_asked(work, meeting):
        raise Forbidden
    if meeting.state is MeetingState.LOCKED:
        raise MeetingLocked
    if item_id is not None and item_id not in {one.item.id for one in agenda_of(work, meeting_id)}:
        raise AgendaItemNotFound(field="item")
    made = MeetingRemark(
        meeting_id=meeting.id,
        member_id=work.actor.identity,
        agenda_item_id=item_id,
        kind=kind,
        text=normalise(text),
        at=work.now,
    )
    work.session.add(made)
    work.flush()
    record(work, "meeting.remarked", made.id, organisation_id=meeting.organisation_id)
    return made


def take_back(work: Work, meeting_id: UUID, remark_id: UUID) -> None:
    """Delete one's own remark, until the record of the meeting is locked.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        RemarkNotFound: there is none of theirs.
        MeetingLocked: the record is final.
    """
    meeting = get(work, meeting_id)
    kept = work.session.get(MeetingRemark, remark_id)
    if kept is None or (kept.meeting_id, kept.member_id) != (meeting.id, work.actor.member_id):
        raise RemarkNotFound
    if meeting.state is MeetingState.LOCKED:
        raise MeetingLocked
    work.session.delete(kept)
    work.flush()
    record(work, "meeting.remark_taken_back", remark_id, organisation_id=meeting.organisation_id)


def remarks_on(work: Work, meeting_id: UUID) -> Sequence[tuple[MeetingRemark, Member]]:
    """All remarks on a meeting, the earliest first.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    meeting = get(work, meeting_id)
    rows = work.session.execute(
        select(MeetingRemark, Member)
        .join(Member, Member.id == MeetingRemark.member_id)
        .where(MeetingRemark.meeting_id == meeting.id)
        .order_by(MeetingRemark.at, MeetingRemark.id)
    )
    return [(one, member) for one, member in rows]
