"""What was ordered for a day happens on that day."""

from __future__ import annotations

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import directives, organisations
from services.actor import SYSTEM

CARRY_OUT_DUE = Job("carry_out_due", queue="upkeep")
"""Carries out the changes of the tree whose day has come."""

log = get_logger(__name__)


def carry_out_due(runtime: Runtime) -> None:
    """Carry out every change that is due, each in a unit of its own; again and again without harm."""
    with runtime.work(SYSTEM) as work:
        log.info("arrivals_due", count=directives.begin_due(work))
    while True:
        with runtime.work(SYSTEM) as work:
            change = organisations.carry_out_next_due(work)
            if change is None:
                return
            log.info("organisation_change_due", change=change.id, applied=change.applied_at is not None)
