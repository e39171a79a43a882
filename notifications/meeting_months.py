"""What becomes of the meetings to come by itself: they are planned, and their agendas are kept up to date."""

from __future__ import annotations

from core.clock import local_date
from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import meetings
from services.actor import SYSTEM

PLAN_MONTHS = Job("plan_months", queue="upkeep")
"""Enters the regular meetings of this month and, towards its end, of the next."""
BUILD_KITS = Job("build_kits", queue="upkeep")
"""Brings the agendas of the coming days' meetings up to date."""

log = get_logger(__name__)


def plan_months(runtime: Runtime) -> None:
    """Plan for all cells, some hundreds in a unit of work; again and again without harm."""
    for month in meetings.months_to_plan(local_date(runtime.clock())):
        seen: int | None = 0
        while seen is not None:
            with runtime.work(SYSTEM) as work:
                seen = meetings.plan_month(work, month, after=seen)
    log.info("months_planned")


def build_kits(runtime: Runtime) -> None:
    """Some hundreds of meetings in a unit of work; again and again without harm."""
    with runtime.work(SYSTEM) as work:
        seen = meetings.build_next_kits(work)
    while seen is not None:
        with runtime.work(SYSTEM) as work:
            seen = meetings.build_next_kits(work, after=seen)
    log.info("kits_built")
