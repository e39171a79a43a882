"""Audiences are counted ahead, every ten seconds: the cells that changed since."""

from __future__ import annotations

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from notifications.rounds import work_off
from services import directives

COUNT_CHANGED_CELLS = Job("count_changed_cells", queue="upkeep")
"""Counts the members of cells that changed, for the publishers' previews."""

log = get_logger(__name__)


def count_changed_cells(runtime: Runtime) -> None:
    """Some thousands of cells in a unit of work; again and again without harm."""
    if counted := work_off(runtime, directives.count_next):
        log.info("changed_cells_counted", count=counted)
