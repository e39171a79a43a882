"""What an office leaves lying goes one level up: those above are told, and it stays on record."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, exists, select

from models import Feedback, FeedbackEscalation, Organisation
from services import accounts, deliveries
from services.actor import Work
from services.audit_log import record
from services.feedback.rules import superior_among
from services.permissions import Permission


def escalate_next_overdue(work: Work) -> FeedbackEscalation | None:
    """Tell the level above about the oldest missed deadline it was not told of; None if there is none.

    Each in a unit of its own. It only ever goes up: what was sent above a cell stays out of its sight.
    """
    feedback = work.session.scalar(_untold(work).limit(1).with_for_update(of=Feedback, skip_locked=True))
    if feedback is None or feedback.due_on is None:
        return None
    superior = superior_among(_above(work, feedback))
    escalation = FeedbackEscalation(
        feedback_id=feedback.id, organisation_id=superior.id, due_on=feedback.due_on, at=work.now
    )
    work.session.add(escalation)
    work.flush()
    record(work, "feedback.escalated", feedback.id, organisation_id=superior.id)
    officers = accounts.holders_of(work, Permission.FEEDBACK_HANDLE, superior.id)
    for member_id in {feedback.author_id, *officers}:
        deliveries.notify(work, member_id, kind="feedback", subject_id=feedback.id)
    return escalation


def escalations_of(work: Work, feedback: Feedback) -> Sequence[tuple[FeedbackEscalation, Organisation]]:
    """Whom a feedback went up to, in order; the caller has seen that the actor may see it."""
    found = work.session.execute(
        select(FeedbackEscalation, Organisation)
        .join(Organisation, Organisation.id == FeedbackEscalation.organisation_id)
        .where(FeedbackEscalation.feedback_id == feedback.id)
        .order_by(FeedbackEscalation.id)
    )
    return [(escalation, organisation) for escalation, organisation in found]


def _untold(work: Work) -> Select[Feedback]:
    told = exists().where(
        FeedbackEscalation.feedback_id == Feedback.id, FeedbackEscalation.due_on == Feedback.due_on
    )
    return (
        select(Feedback)
        .join(Organisation, Organisation.id == Feedback.organisation_id)
        .where(Feedback.due_on < work.today, ~told, Organisation.parent_id.is_not(None))
        .order_by(Feedback.due_on, Feedback.id)
    )


def _above(work: Work, feedback: Feedback) -> Sequence[Organisation]:
    office = work.session.get_one(Organisation, feedback.organisation_id)
    above = select(Organisation).where(Organisation.id.in_(office.ancestors[:-1]))
    return work.session.scalars(above.order_by(Organisation.ancestors)).all()
