"""What nobody came back to is forgotten: personal data is not kept for the case that somebody might."""

from __future__ import annotations

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import deliveries, imports
from services.actor import SYSTEM

FORGET_OLD = Job("forget_old", queue="upkeep")
"""Removes files and rows of imports that were not stored, and old rehearsals, once a night."""

log = get_logger(__name__)


def forget_old(runtime: Runtime) -> None:
    """Remove what was left; again and again without harm."""
    log.info("old_imports_forgotten", count=imports.forget_old(runtime))
    with runtime.work(SYSTEM) as work:
        log.info("old_rehearsals_forgotten", count=deliveries.forget_old_rehearsals(work))
