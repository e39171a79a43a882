"""Early warnings follow the records: all cells at night, changed ones within minutes."""

from __future__ import annotations

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import warnings
from services.actor import SYSTEM

JUDGE_CELLS = Job("judge_cells", queue="upkeep")
"""Judges every cell anew by the rules of early warning, once a night."""
JUDGE_CHANGED = Job("judge_changed", queue="upkeep")
"""Judges the cells anew whose records changed."""

log = get_logger(__name__)


def judge_cells(runtime: Runtime) -> None:
    """Judge all, some hundreds in a unit of work; again and again without harm."""
    seen: int | None = 0
    while seen is not None:
        with runtime.work(SYSTEM) as work:
            seen = warnings.refresh_next(work, after=seen)
    log.info("cells_judged")


def judge_changed(runtime: Runtime) -> None:
    """Judge those that changed since the last time."""
    with runtime.work(SYSTEM) as work:
        warnings.refresh_changed(work)


def judge_below(runtime: Runtime, *, organisation_id: int, after: int) -> None:
    """Judge some hundreds of those below an organisation that set a rule; a job of its own goes on."""
    with runtime.work(SYSTEM) as work:
        warnings.refresh_below(work, organisation_id, after=after)
