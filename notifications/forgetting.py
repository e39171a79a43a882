"""What nobody came back to is forgotten: personal data is not kept for the case that somebody might."""

from __future__ import annotations

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import imports

FORGET_OLD_IMPORTS = Job("forget_old_imports", queue="upkeep")
"""Removes files and rows of imports that were not stored, once a night."""

log = get_logger(__name__)


def forget_old_imports(runtime: Runtime) -> None:
    """Remove what was left; again and again without harm."""
    log.info("old_imports_forgotten", count=imports.forget_old(runtime))
