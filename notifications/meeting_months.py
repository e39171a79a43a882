"""The month's regular meeting of every cell that has a habit is planned by itself."""

from __future__ import annotations

from core.clock import local_date
from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import meetings
from services.actor import SYSTEM

PLAN_MONTHS = Job("plan_months", queue="upkeep")
"""Enters the regular meetings of this month and, towards its end, of the next."""

log = get_logger(__name__)


def plan_months(runtime: Runtime) -> None:
    """Plan for all cells, some hundreds in a unit of work; again and again without harm."""
    for month in meetings.months_to_plan(local_date(runtime.clock())):
        seen: int | None = 0
        while seen is not None:
            with runtime.work(SYSTEM) as work:
                seen = meetings.plan_month(work, month, after=seen)
    log.info("months_planned")
