"""What a meeting is judged by beside its own row: invitations, documents, votes."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from core.identifiers import new_id
from models import (
    AgendaItem,
    AgendaPart,
    AgendaSource,
    Directive,
    DirectiveState,
    Invitation,
    InvitedAs,
    Meeting,
    Urgency,
    Vote,
    VoteMethod,
    VoteRule,
)
from services import organisations
from services.actor import Work


def _at(meeting: Meeting, days_before: int) -> datetime:
    """Half an hour after midnight in Viet Nam: the day before it in UTC."""
    return datetime.combine(meeting.held_on - timedelta(days=days_before + 1), time(17, 30), UTC)


def published(work: Work, issuer: str, member: UUID, meeting: Meeting, days_before: int, number: int) -> UUID:
    """A directive of ``issuer`` (its code) that reached the handbook so many days before a meeting."""
    made = Directive(
        id=new_id(),
        organisation_id=organisations.get(work, issuer).id,
        symbol=f"{number}-HD",
        symbol_key=f"{number}-hd",
        type="HD",
        issuer="Trung ương",
        issuer_key="trung uong",
        issued_on=meeting.held_on,
        issued_year=2026,
        abstract="Về việc thử",
        urgency=Urgency.NORMAL,
        body="Nội dung",
        state=DirectiveState.PUBLISHED,
        created_at=work.now,
        created_by=member,
        updated_at=work.now,
        published_at=_at(meeting, days_before),
        published_by=member,
        seq=1_000_000 + number,
        audience_roles=[],
        audience_statuses=[],
    )
    work.session.add(made)
    return made.id


def item(meeting: Meeting, position: int, document: UUID) -> AgendaItem:
    """An item about one document."""
    return AgendaItem(
        meeting_id=meeting.id,
        part=AgendaPart.CONTENT,
        position=position,
        title="Quán triệt",
        documents=[document],
        source=AgendaSource.MANUAL,
    )


def vote(work: Work, meeting: Meeting, *, is_closed: bool) -> Vote:
    """A question, decided or open."""
    figures = {"closed_at": work.now, "eligible": 3, "yes": 2, "no": 1, "abstain": 0} if is_closed else {}
    return Vote(
        meeting_id=meeting.id,
        question="Nhất trí?",
        rule=VoteRule.MORE_THAN_HALF,
        method=VoteMethod.HAND,
        opened_at=work.now,
        **figures,
    )


def invitation(meeting: Meeting, member: UUID, days_before: int) -> Invitation:
    """Somebody told of a meeting so many days before."""
    sent_at = _at(meeting, days_before)
    return Invitation(
        meeting_id=meeting.id,
        member_id=member,
        invited_as=InvitedAs.MEMBER,
        first_sent_at=sent_at,
        sent_at=sent_at,
        starts_at=meeting.starts_at,
        place=meeting.place,
    )
