"""Who sees a monthly report, and who signs it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, true

from models import MonthlyReport
from services import organisations
from services.actor import Actor
from services.permissions import Permission


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Whoever sees the figures of the committee: its own board and those above it."""
    if actor.is_system:
        return true()
    return organisations.is_below(MonthlyReport.organisation_id, actor.scope(Permission.REPORT_VIEW))


def may_sign(actor: Actor, report: MonthlyReport) -> bool:
    """A committee answers for its own month: nobody above signs in its place."""
    return report.organisation_id in actor.scope(Permission.REPORT_SIGN)
