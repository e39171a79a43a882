"""How many members have the handbook is counted anew every hour, for the boards above the communes."""

from __future__ import annotations

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import reports
from services.actor import SYSTEM

COUNT_ADOPTION = Job("count_adoption", queue="upkeep")
"""Counts activated, signed-in and active members of each committee."""

log = get_logger(__name__)


def count_adoption(runtime: Runtime) -> None:
    """Count for all, some hundreds of committees in a unit of work; again and again without harm."""
    seen: int | None = 0
    while seen is not None:
        with runtime.work(SYSTEM) as work:
            seen = reports.count_next(work, after=seen)
    log.info("adoption_counted")
