"""Audiences are counted ahead, every ten seconds: the cells that changed since."""

from __future__ import annotations

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import directives
from services.actor import SYSTEM

COUNT_CHANGED_CELLS = Job("count_changed_cells", queue="upkeep")
"""Counts the members of cells that changed, for the publishers' previews."""

log = get_logger(__name__)


def count_changed_cells(runtime: Runtime) -> None:
    """Some thousands of cells in a unit of work; again and again without harm."""
    counted, some = 0, 1
    while some:
        with runtime.work(SYSTEM) as work:
            some = directives.count_next(work)
        counted += some
    if counted:
        log.info("changed_cells_counted", count=counted)
