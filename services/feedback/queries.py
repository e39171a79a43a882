"""Reading feedback, within what the actor may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, select

from models import (
    Feedback,
    FeedbackEscalation,
    FeedbackLevel,
    FeedbackMessage,
    FeedbackState,
    FeedbackStep,
    Member,
    Organisation,
)
from services import calendar
from services.actor import Work
from services.feedback.errors import FeedbackNotFound
from services.feedback.escalation import escalations_of
from services.feedback.policy import handled_by, visible_to
from services.feedback.rules import LEVEL_KINDS, next_states


@dataclass(frozen=True, slots=True)
class FeedbackDetail:
    """A feedback with its way so far. ``author`` is None where the name is sealed to the reader."""

    feedback: Feedback
    organisation: Organisation
    author: Member | None
    is_own: bool
    steps: Sequence[FeedbackStep]
    messages: Sequence[FeedbackMessage]
    next_states: frozenset[FeedbackState]
    deadline: calendar.Deadline | None
    escalations: Sequence[tuple[FeedbackEscalation, Organisation]]


def own(work: Work, *, before: UUID | None = None, limit: int = 50) -> Sequence[Feedback]:
    """What the actor sent, newest first."""
    query = select(Feedback).where(Feedback.author_id == work.actor.identity)
    if before:
        query = query.where(Feedback.id < before)
    return work.session.scalars(query.order_by(Feedback.id.desc()).limit(limit)).all()


def queue(
    work: Work,
    *,
    state: FeedbackState | None = None,
    overdue: bool = False,
    before: UUID | None = None,
    limit: int = 50,
) -> Sequence[Feedback]:
    """What the actor's offices have been sent, newest first; ``overdue``: only what is late."""
    query = select(Feedback).where(handled_by(work.actor))
    if state:
        query = query.where(Feedback.state == state)
    if overdue:
        query = query.where(Feedback.due_on < work.today)
    if before:
        query = query.where(Feedback.id < before)
    return work.session.scalars(query.order_by(Feedback.id.desc()).limit(limit)).all()


def get(work: Work, feedback_id: UUID, *, for_change: bool = False) -> Feedback:
    """One feedback; ``for_change`` holds it until the unit of work ends.

    Raises:
        FeedbackNotFound: there is none that the actor may see.
    """
    query = select(Feedback).where(Feedback.id == feedback_id, visible_to(work.actor))
    found = work.session.scalar(query.with_for_update(of=Feedback) if for_change else query)
    if found is None:
        raise FeedbackNotFound
    return found


def detail(work: Work, feedback_id: UUID) -> FeedbackDetail:
    """One feedback with every step and message, and the steps open to the actor.

    Raises:
        FeedbackNotFound: there is none that the actor may see.
    """
    feedback = get(work, feedback_id)
    is_own = feedback.author_id == work.actor.member_id
    hides_author = feedback.sealed and not is_own
    return FeedbackDetail(
        feedback=feedback,
        organisation=work.session.get_one(Organisation, feedback.organisation_id),
        author=None if hides_author else work.session.get_one(Member, feedback.author_id),
        is_own=is_own,
        steps=work.session.scalars(
            select(FeedbackStep).where(FeedbackStep.feedback_id == feedback_id).order_by(FeedbackStep.id)
        ).all(),
        messages=work.session.scalars(
            select(FeedbackMessage)
            .where(FeedbackMessage.feedback_id == feedback_id)
            .order_by(FeedbackMessage.id)
        ).all(),
        next_states=next_states(feedback.state, is_author=is_own),
        deadline=calendar.deadline(feedback.due_on, work.today),
        escalations=escalations_of(work, feedback),
    )


def answered_in_words(work: Work, feedback_id: UUID) -> bool:
    """Whether the office has written anything yet."""
    written = exists().where(FeedbackMessage.feedback_id == feedback_id, ~FeedbackMessage.by_author)
    return bool(work.session.scalar(select(written)))


def levels_open_to(work: Work) -> dict[FeedbackLevel, Organisation]:
    """The levels above the actor's own cell, and the organisation each stands for."""
    above = work.session.scalars(
        select(Organisation).where(Organisation.id.in_(work.actor.own_path)).order_by(Organisation.ancestors)
    ).all()
    return {
        level: organisation
        for level, kinds in LEVEL_KINDS.items()
        for organisation in above
        if organisation.kind in kinds
    }
