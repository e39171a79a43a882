"""Asking for a correction, and answering."""

from __future__ import annotations

from uuid import UUID

from core.vietnamese import normalise
from models import CorrectionRequest, Organisation, RequestedField, RequestState
from services import calendar, members, rule_packs
from services.actor import Work
from services.audit_log import record
from services.correction_requests.errors import NoRecordToCorrect, RequestEnded, WordsMissing
from services.correction_requests.queries import get
from services.correction_requests.rules import NEEDS_WORDS, OPEN, next_states
from services.permissions import Permission


def submit(work: Work, *, field: RequestedField, text: str) -> CorrectionRequest:
    """Ask those who keep the actor's own record to set something right.

    Raises:
        WordsMissing: it does not say what should be right.
        NoRecordToCorrect: the actor belongs to no cell.
    """
    cell = members.home_cell(work, work.actor.identity)
    if cell is None:
        raise NoRecordToCorrect
    deadlines = rule_packs.in_force(work, cell, work.today).own_data
    request = CorrectionRequest(
        member_id=work.actor.identity,
        organisation_id=cell.id,
        field=field,
        text_sealed=work.vault.seal(_words(text, "text")),
        state=RequestState.SUBMITTED,
        submitted_at=work.now,
        answer_by=calendar.add_working_days(work.today, deadlines.answer_within),
        done_by=calendar.add_working_days(work.today, deadlines.done_within),
    )
    work.session.add(request)
    work.flush()
    record(work, "correction.requested", request.id, organisation_id=cell.id, member_id=request.member_id)
    return request


def transition(work: Work, request_id: UUID, *, to: RequestState, answer: str | None = None) -> None:
    """Answer a request, or end it. The record itself is set right by ``members.amend``.

    Raises:
        RequestNotFound: there is none that the actor may see.
        Forbidden: it is not theirs to answer.
        RequestEnded: the step does not follow from where it stands.
        WordsMissing: answering and declining take words.
    """
    request = get(work, request_id, for_change=True)
    cell = work.session.get_one(Organisation, request.organisation_id)
    work.actor.require(Permission.MEMBER_MANAGE, cell.ancestors)
    if to not in next_states(request.state):
        raise RequestEnded
    if to in NEEDS_WORDS or normalise(answer or ""):
        request.answer_sealed = work.vault.seal(_words(answer or "", "answer"))
    request.state = to
    request.handled_by = work.actor.member_id
    request.answered_at = request.answered_at or work.now
    request.closed_at = None if to in OPEN else work.now
    record(work, f"correction.{to.value}", request.id, organisation_id=cell.id, member_id=request.member_id)


def _words(text: str, field: str) -> str:
    words = normalise(text)
    if not words:
        raise WordsMissing(field=field)
    return words
