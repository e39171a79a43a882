"""Who may see a feedback, and who may handle it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_, true

from models import Feedback, FeedbackLevel
from services import organisations
from services.actor import Actor
from services.permissions import Permission


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The author and the office it was sent to. Sent above the cell, the cell never sees it."""
    if actor.is_system:
        return true()
    return or_(Feedback.author_id == actor.member_id, handled_by(actor))


def handled_by(actor: Actor) -> ColumnElement[bool]:
    """What the actor's offices have to answer; nobody handles what they wrote themselves."""
    officer = organisations.is_below(Feedback.organisation_id, actor.scope(Permission.FEEDBACK_HANDLE))
    secretary = organisations.is_below(Feedback.organisation_id, actor.scope(Permission.FEEDBACK_HANDLE_CELL))
    return and_(
        or_(officer, and_(secretary, Feedback.level == FeedbackLevel.CELL)),
        Feedback.author_id != actor.member_id,
    )
