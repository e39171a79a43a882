"""What members said by themselves at a meeting, by the rules of its day."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from models import CheckIn, MarkedBy, Meeting, Organisation
from services import rule_packs
from services.actor import Work
from services.meetings.merging import Mark, claimed_status, merged


def claims_of(work: Work, meeting: Meeting, member_ids: Iterable[UUID]) -> dict[UUID, Mark]:
    """By member, what counts of what they said themselves; nothing of those who said nothing."""
    minutes = late_after(work, meeting)
    marks: dict[UUID, list[Mark]] = {}
    for one in work.session.scalars(
        select(CheckIn).where(CheckIn.meeting_id == meeting.id, CheckIn.member_id.in_(member_ids))
    ):
        status = claimed_status(one.mode, one.at, meeting.starts_at, minutes)
        marks.setdefault(one.member_id, []).append(Mark(MarkedBy(one.claimed_by), status, one.at))
    return {member_id: best for member_id, said in marks.items() if (best := merged(said))}


def late_after(work: Work, meeting: Meeting) -> int:
    """How many minutes after the start somebody is late, by the rules of the cell on that day."""
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    return rule_packs.in_force(work, cell, meeting.held_on).meeting.late_after
