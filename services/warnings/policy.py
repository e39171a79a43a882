"""Who sees a warning, who answers it, who judges it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import aliased

from models import EarlyWarning, Organisation
from services import organisations
from services.actor import Actor
from services.permissions import Permission

_CELL = aliased(Organisation)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """About cells: everybody who sees their reports. About a person: only those whose duty it is.

    These are the cell's secretary and, from the alert on, the committee directly above; nobody further up.
    """
    if actor.is_system:
        return true()
    duty = actor.scope(Permission.DUES_VIEW)
    of_the_committee = exists(
        select(_CELL.id).where(_CELL.id == EarlyWarning.organisation_id, _CELL.parent_id.in_(duty))
    )
    about_cell = organisations.is_below(EarlyWarning.organisation_id, actor.scope(Permission.REPORT_VIEW))
    about_person = or_(EarlyWarning.organisation_id.in_(duty), and_(EarlyWarning.is_alert, of_the_committee))
    return or_(
        and_(EarlyWarning.member_id.is_(None), about_cell),
        and_(EarlyWarning.member_id.is_not(None), about_person),
    )


def may_answer(actor: Actor, cell: Organisation) -> bool:
    """The cell answers for itself."""
    return actor.may(Permission.MEETING_RECORD, cell.ancestors)


def may_judge(actor: Actor, warning: EarlyWarning, cell: Organisation) -> bool:
    """Those above judge; of what only the secretary sees, the secretary."""
    if warning.member_id is not None and not warning.is_alert:
        return may_answer(actor, cell)
    return actor.may(Permission.REPORT_VIEW, cell.ancestors[:-1])
