"""Reading correction requests: one's own, and those of the cells one administers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true

from models import CorrectionRequest, Member, Organisation, RequestState
from services import organisations
from services.actor import Actor, Work
from services.correction_requests.errors import RequestNotFound
from services.correction_requests.rules import OPEN, is_late, next_states
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """A request with its words open, and what the actor may do with it."""

    request: CorrectionRequest
    member: Member
    text: str
    answer: str | None
    is_late: bool
    steps: frozenset[RequestState]


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """One's own, and those from cells that one administers."""
    if actor.is_system:
        return true()
    own = CorrectionRequest.member_id == actor.member_id
    return or_(own, _kept_by(actor))


def get(work: Work, request_id: UUID, *, for_change: bool = False) -> CorrectionRequest:
    """One request; ``for_change`` holds it until the unit of work ends.

    Raises:
        RequestNotFound: there is none that the actor may see.
    """
    query = select(CorrectionRequest).where(CorrectionRequest.id == request_id, visible_to(work.actor))
    found = work.session.scalar(query.with_for_update() if for_change else query)
    if found is None:
        raise RequestNotFound
    return found


def detail(work: Work, request: CorrectionRequest) -> RequestDetail:
    """A request that the actor sees, in full."""
    cell = work.session.get_one(Organisation, request.organisation_id)
    may = work.actor.may(Permission.MEMBER_MANAGE, cell.ancestors)
    return RequestDetail(
        request=request,
        member=work.session.get_one(Member, request.member_id),
        text=work.vault.open(request.text_sealed),
        answer=work.vault.open_optional(request.answer_sealed),
        is_late=is_late(
            request.state, answer_by=request.answer_by, done_by=request.done_by, today=work.today
        ),
        steps=next_states(request.state) if may else frozenset(),
    )


def own(work: Work, *, before: UUID | None = None, limit: int = 50) -> Sequence[CorrectionRequest]:
    """What the actor asked for, newest first."""
    return _page(work, CorrectionRequest.member_id == work.actor.identity, before, limit)


def queue(
    work: Work, *, is_open: bool = True, before: UUID | None = None, limit: int = 50
) -> Sequence[CorrectionRequest]:
    """What members asked those who keep their records, newest first; those that wait, or those ended."""
    state = CorrectionRequest.state.in_(OPEN)
    return _page(work, _kept_by(work.actor) & (state if is_open else ~state), before, limit)


def _kept_by(actor: Actor) -> ColumnElement[bool]:
    return organisations.is_below(CorrectionRequest.organisation_id, actor.scope(Permission.MEMBER_MANAGE))


def _page(
    work: Work, condition: ColumnElement[bool], before: UUID | None, limit: int
) -> Sequence[CorrectionRequest]:
    query = select(CorrectionRequest).where(condition).order_by(CorrectionRequest.id.desc()).limit(limit)
    if before is not None:
        query = query.where(CorrectionRequest.id < before)
    return work.session.scalars(query).all()
