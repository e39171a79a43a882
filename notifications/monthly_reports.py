"""The reports of the last month are made on their day, and their boards are rung to sign."""

from __future__ import annotations

from core.clock import local_date
from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import monthly_reports
from services.actor import SYSTEM

MAKE_REPORTS = Job("make_monthly_reports", queue="upkeep")
"""Makes the monthly reports of committees whose day has come."""

log = get_logger(__name__)


def make_reports(runtime: Runtime) -> None:
    """Make all that are due, some hundreds in a unit of work; again and again without harm."""
    month = monthly_reports.last_month(local_date(runtime.clock()))
    seen: int | None = 0
    while seen is not None:
        with runtime.work(SYSTEM) as work:
            seen = monthly_reports.make_next(work, month, after=seen)
    log.info("monthly_reports_made", month=f"{month:%Y-%m}")
