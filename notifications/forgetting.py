"""What nobody came back to is forgotten: personal data is not kept for the case that somebody might."""

from __future__ import annotations

from procrastinate import App

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import imports

FORGET_OLD_IMPORTS = Job("forget_old_imports", queue="upkeep")
"""Removes files and rows of imports that were not stored, once a night."""

_NIGHTLY = "37 19 * * *"  # 02:37 in Viet Nam
log = get_logger(__name__)


def add_forgetting(app: App, runtime: Runtime) -> None:
    """Register the job; whichever worker comes first does it."""

    @app.periodic(cron=_NIGHTLY)
    @app.task(name=FORGET_OLD_IMPORTS.name, queue=FORGET_OLD_IMPORTS.queue)
    def forget(timestamp: int) -> None:  # noqa: ARG001 - every periodic task is told its time
        log.info("old_imports_forgotten", count=imports.forget_old(runtime))
