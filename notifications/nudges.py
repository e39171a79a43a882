"""Cells whose last month has no outcome by its deadline are asked after, every morning."""

from __future__ import annotations

from core.clock import local_date
from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import nudges
from services.actor import SYSTEM

NUDGE = Job("nudge", queue="upkeep")
"""Rings secretaries, then committees, about months without an outcome."""

log = get_logger(__name__)


def nudge(runtime: Runtime) -> None:
    """Take today's steps for all cells, some committees in a unit of work; again without harm."""
    month = nudges.last_month(local_date(runtime.clock()))
    seen: int | None = 0
    while seen is not None:
        with runtime.work(SYSTEM) as work:
            seen = nudges.nudge_next(work, month, after=seen)
    log.info("nudged", month=f"{month:%Y-%m}")
