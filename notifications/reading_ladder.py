"""Directives that ask to be read climb the reminder ladder, four times an hour."""

from __future__ import annotations

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import reading_ladder
from services.actor import SYSTEM

CLIMB = Job("climb_reading_ladder", queue="upkeep")
"""Asks after directives that have not been read."""

log = get_logger(__name__)


def climb(runtime: Runtime) -> None:
    """Take the steps that are due, some chunks in a unit of work; again without harm."""
    seen: int | None = 0
    while seen is not None:
        with runtime.work(SYSTEM) as work:
            seen = reading_ladder.climb_next(work, after=seen)
    log.info("reading_ladder_climbed")
