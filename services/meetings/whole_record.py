"""The whole record of a meeting as plain data: what the seal is put on, and what is printed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from models import (
    AgendaItem,
    Attendance,
    Directive,
    Meeting,
    Member,
    Minutes,
    MinutesSection,
    Organisation,
    ReservedOpinion,
    Task,
    Vote,
)
from services.actor import Work
from services.meetings.agenda import items_of
from services.meetings.electorate import passes
from services.meetings.guests import guests_at
from services.meetings.quality import quality_of
from services.meetings.resolutions import resolutions_of

FORM = 2
"""The number of this form; a later one adds parts and leaves records that were sealed before as they are."""


def whole_record(work: Work, meeting: Meeting) -> dict[str, Any]:
    """Everything the record says, with names as they are today."""
    names = _Names(work)
    minutes = work.session.get(Minutes, meeting.id) or Minutes(meeting_id=meeting.id)
    return {
        "form": FORM,
        "meeting": _meeting(work, meeting),
        "chair": names.person(minutes.chair_id),
        "minute_taker": names.person(minutes.minute_taker_id),
        "approved_at": minutes.approved_at,
        "attendance": [_attendance(one, member) for one, member in _sheet(work, meeting.id)],
        "guests": [
            {"full_name": one.full_name, "organisation": one.organisation} for one in guests_at(work, meeting)
        ],
        "agenda": [_item(work, one, names) for one in items_of(work, meeting.id) if not one.removed_at],
        "sections": [_section(one, names) for one in _sections(work, meeting.id)],
        "votes": [_vote(work, vote, names) for vote in _votes(work, meeting.id)],
        "resolutions": [_resolution(task, member) for task, member in resolutions_of(work, meeting)],
        "quality": _quality(work, meeting, names),
    }


class _Names:
    """People as they stand in a record: id and name."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def person(self, member_id: UUID | None) -> dict[str, Any] | None:
        """One person; None for nobody."""
        if member_id is None:
            return None
        return {"member": member_id, "name": self._work.session.get_one(Member, member_id).full_name}


def _meeting(work: Work, meeting: Meeting) -> dict[str, Any]:
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    above = work.session.get_one(Organisation, cell.parent_id) if cell.parent_id else None
    columns = ("id", "kind", "with_theme", "starts_at", "ends_at", "held_on", "place", "content")
    counts = ("expected", "present", "excused", "not_marked")
    return {name: getattr(meeting, name) for name in (*columns, *counts)} | {
        "cell": {"code": cell.code, "name": cell.name},
        "committee": {"code": above.code, "name": above.name} if above else None,
    }


def _sheet(work: Work, meeting_id: UUID) -> list[tuple[Attendance, Member]]:
    rows = work.session.execute(
        select(Attendance, Member)
        .join(Member, Member.id == Attendance.member_id)
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Member.sort_key, Member.id)
    )
    return [(one, member) for one, member in rows]


def _attendance(one: Attendance, member: Member) -> dict[str, Any]:
    columns = ("status", "reason", "kind", "member_status")
    return {"member": member.id, "name": member.full_name} | {name: getattr(one, name) for name in columns}


def _item(work: Work, item: AgendaItem, names: _Names) -> dict[str, Any]:
    columns = ("id", "part", "title", "detail", "presider_name", "starts_at", "source", "source_id")
    documents = work.session.scalars(
        select(Directive).where(Directive.id.in_(item.documents)).order_by(Directive.symbol)
    )
    return {name: getattr(item, name) for name in columns} | {
        "presider": names.person(item.presider_id),
        "documents": [{"id": one.id, "symbol": one.symbol, "abstract": one.abstract} for one in documents],
    }


def _sections(work: Work, meeting_id: UUID) -> list[MinutesSection]:
    query = select(MinutesSection).where(MinutesSection.meeting_id == meeting_id, MinutesSection.text != "")
    return list(work.session.scalars(query.order_by(MinutesSection.key)))


def _section(one: MinutesSection, names: _Names) -> dict[str, Any]:
    word, _, about = one.key.partition(".")
    columns = ("key", "text", "revision", "saved_at")
    return {name: getattr(one, name) for name in columns} | {
        "saved_by": names.person(one.saved_by),
        "speaker": names.person(UUID(about)) if word == "opinion" else None,
    }


def _votes(work: Work, meeting_id: UUID) -> list[Vote]:
    query = select(Vote).where(Vote.meeting_id == meeting_id).order_by(Vote.opened_at, Vote.id)
    return list(work.session.scalars(query))


def _vote(work: Work, vote: Vote, names: _Names) -> dict[str, Any]:
    columns = ("id", "question", "rule", "method", "closed_at", "eligible", "yes", "no", "abstain")
    reserved = work.session.scalars(
        select(ReservedOpinion)
        .where(ReservedOpinion.vote_id == vote.id)
        .order_by(ReservedOpinion.at, ReservedOpinion.member_id)
    )
    is_closed = vote.eligible is not None and vote.yes is not None
    return {name: getattr(vote, name) for name in columns} | {
        "passed": passes(vote.rule, vote.yes or 0, vote.eligible or 0) if is_closed else None,
        "reserved": [
            {
                "by": names.person(one.member_id),
                "text": one.text,
                "entered_by": names.person(one.entered_by),
            }
            for one in reserved
        ],
    }


def _resolution(task: Task, member: Member | None) -> dict[str, Any]:
    in_charge = {"member": member.id, "name": member.full_name} if member else None
    return {
        "task": task.id,
        "title": task.title,
        "detail": task.detail,
        "in_charge": in_charge,
        "due_on": task.due_on,
    }


def _quality(work: Work, meeting: Meeting, names: _Names) -> dict[str, Any] | None:
    """What the cell says of itself; what the handbook saw beside it can be seen again from the rest."""
    found = quality_of(work, meeting.id)
    if found.kept is None or found.total is None:
        return None
    return {
        "points": {one.part.value: one.points for one in found.parts},
        "answers": {
            one.criterion.value: one.answer
            for part in found.parts
            for one in part.criteria
            if one.answer is not None
        },
        "total": found.total.points,
        "most": found.total.most,
        "grade": found.total.grade,
        "note": found.kept.note,
        "scored_by": names.person(found.kept.scored_by),
    }
