"""Every morning, what offices left lying goes one level up."""

from __future__ import annotations

from procrastinate import App

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import feedback
from services.actor import SYSTEM

ESCALATE_OVERDUE = Job("escalate_overdue_feedback", queue="upkeep")
"""Tells the level above about each deadline of feedback that was missed."""

_EVERY_MORNING = "30 23 * * *"  # 06:30 in Viet Nam
log = get_logger(__name__)


def escalate_overdue(runtime: Runtime) -> None:
    """Tell of every missed deadline once, each in a unit of its own; again and again without harm."""
    while True:
        with runtime.work(SYSTEM) as work:
            escalation = feedback.escalate_next_overdue(work)
            if escalation is None:
                return
            log.info("feedback_escalated", escalation=escalation.id)


def add_escalation(app: App, runtime: Runtime) -> None:
    """Register the job; whichever worker comes first does it."""

    @app.periodic(cron=_EVERY_MORNING)
    @app.task(name=ESCALATE_OVERDUE.name, queue=ESCALATE_OVERDUE.queue)
    def escalate(timestamp: int) -> None:  # noqa: ARG001 - every periodic task is told its time
        escalate_overdue(runtime)
