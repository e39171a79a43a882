"""Sending feedback, talking about it, and moving it on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from core.clock import local_date
from core.identifiers import new_id
from core.one_time_code import grouped, new_code
from core.vietnamese import normalise
from models import (
    Feedback,
    FeedbackKind,
    FeedbackLevel,
    FeedbackMessage,
    FeedbackState,
    FeedbackStep,
    Organisation,
)
from services import deliveries, rule_packs
from services.actor import ANONYMOUS, Work
from services.audit_log import record
from services.feedback.deadlines import due_after, due_on_sending
from services.feedback.errors import (
    AnswerNeeded,
    FeedbackEnded,
    NoSuchLevel,
    NotInACell,
    ReasonNeeded,
    StepNotAllowed,
)
from services.feedback.queries import answered_in_words, get, levels_open_to
from services.feedback.rules import ENDED, next_states


def submit(
    work: Work, *, kind: FeedbackKind, level: FeedbackLevel, text: str, sealed: bool = False
) -> Feedback:
    """Send a matter to the organisation of a level above the actor's own cell.

    Raises:
        NotInACell: the actor belongs to no cell.
        NoSuchLevel: nothing of that level stands above it.
    """
    if not work.actor.cells:
        raise NotInACell
    receiver = levels_open_to(work).get(level)
    if receiver is None:
        raise NoSuchLevel(field="level")
    feedback = Feedback(
        id=new_id(),
        code=grouped(new_code(8)),
        author_id=work.actor.identity,
        organisation_id=receiver.id,
        kind=kind,
        level=level,
        text=normalise(text),
        sealed=sealed,
        state=FeedbackState.SUBMITTED,
        due_on=due_on_sending(work.today, rule_packs.in_force(work, receiver, work.today).feedback),
        created_at=work.now,
        updated_at=work.now,
    )
    work.session.add(feedback)
    work.flush()
    _step(work, feedback, FeedbackState.SUBMITTED, reason=None)
    _record(work, feedback, "feedback.submitted")
    return feedback


def reply(work: Work, feedback_id: UUID, *, text: str) -> FeedbackMessage:
    """Add to the conversation; the author is rung when the office writes.

    Raises:
        FeedbackNotFound: there is none that the actor may see.
        FeedbackEnded: it is closed or rejected.
    """
    feedback = get(work, feedback_id, for_change=True)
    if feedback.state in ENDED:
        raise FeedbackEnded
    message = FeedbackMessage(
        feedback_id=feedback.id,
        at=work.now,
        by_author=feedback.author_id == work.actor.identity,
        actor_id=work.actor.identity,
        text=normalise(text),
    )
    work.session.add(message)
    work.flush()
    feedback.updated_at = work.now
    _ring_author(work, feedback)
    return message


def transition(work: Work, feedback_id: UUID, *, to: FeedbackState, reason: str | None = None) -> Feedback:
    """Take the next step. An answer's ``reason``, where there is one, is added as a message.

    Raises:
        FeedbackNotFound: there is none that the actor may see.
        StepNotAllowed: the state does not lead there, or not for the actor.
        ReasonNeeded: a rejection without a reason.
        AnswerNeeded: answered without any words.
    """
    feedback = get(work, feedback_id, for_change=True)
    is_author = feedback.author_id == work.actor.identity
    if to not in next_states(feedback.state, is_author=is_author):
        raise StepNotAllowed(state=feedback.state.value, to=to.value)
    words = normalise(reason or "") or None
    if to is FeedbackState.REJECTED and words is None:
        raise ReasonNeeded(field="reason")
    if to is FeedbackState.ANSWERED:
        _see_to_answer(work, feedback, words)
        words = None
    feedback.due_on = _due_after(work, feedback, to)
    feedback.state = to
    feedback.updated_at = work.now
    _step(work, feedback, to, reason=words)
    _record(work, feedback, f"feedback.{to}")
    _ring_author(work, feedback)
    return feedback


def _due_after(work: Work, feedback: Feedback, to: FeedbackState) -> date | None:
    began_on = work.today if to is FeedbackState.REOPENED else local_date(feedback.created_at)
    office = work.session.get_one(Organisation, feedback.organisation_id)
    return due_after(
        to,
        promised=feedback.due_on,
        came_from=feedback.state,
        began_on=began_on,
        rules=rule_packs.in_force(work, office, began_on).feedback,
    )


def _see_to_answer(work: Work, feedback: Feedback, words: str | None) -> None:
    """See to it that an answer has words: those given now, or an earlier message of the office."""
    if words is not None:
        reply(work, feedback.id, text=words)
    elif not answered_in_words(work, feedback.id):
        raise AnswerNeeded(field="reason")


def _step(work: Work, feedback: Feedback, state: FeedbackState, *, reason: str | None) -> None:
    work.session.add(
        FeedbackStep(
            feedback_id=feedback.id,
            state=state,
            at=work.now,
            by_author=feedback.author_id == work.actor.identity,
            actor_id=work.actor.identity,
            reason=reason,
        )
    )
    work.flush()


def _record(work: Work, feedback: Feedback, action: str) -> None:
    """Log a step. Auditors read the log, so who is sealed to the office has no name there either."""
    hides_author = feedback.sealed and feedback.author_id == work.actor.identity
    with work.as_actor(ANONYMOUS if hides_author else work.actor):
        record(work, action, feedback.id, organisation_id=feedback.organisation_id)


def _ring_author(work: Work, feedback: Feedback) -> None:
    if feedback.author_id != work.actor.identity:
        deliveries.notify(work, feedback.author_id, kind="feedback", subject_id=feedback.id)
