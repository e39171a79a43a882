"""Who sees a task, who may report on it, who may call it off."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false, or_, true

from models import Task
from services import organisations
from services.actor import Actor
from services.permissions import Permission


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """One's own tasks, those of organisations below one's roles, and those one's offices gave."""
    if actor.is_system:
        return true()
    scope = actor.scope(Permission.TASK_KEEP)
    return or_(
        # Nobody in particular is in charge of no task: NULL would match those without a person.
        Task.member_id == actor.member_id if actor.member_id else false(),
        organisations.is_below(Task.organisation_id, scope),
        Task.assigned_by_id.in_(scope),
    )
