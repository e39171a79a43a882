"""Every morning, what offices left lying goes one level up."""

from __future__ import annotations

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import feedback
from services.actor import SYSTEM

ESCALATE_OVERDUE = Job("escalate_overdue_feedback", queue="upkeep")
"""Tells the level above about each deadline of feedback that was missed."""

log = get_logger(__name__)


def escalate_overdue(runtime: Runtime) -> None:
    """Tell of every missed deadline once, each in a unit of its own; again and again without harm."""
    while True:
        with runtime.work(SYSTEM) as work:
            escalation = feedback.escalate_next_overdue(work)
            if escalation is None:
                return
            log.info("feedback_escalated", escalation=escalation.id)
