"""How meetings were conducted is judged ahead, every ten seconds: what was marked since."""

from __future__ import annotations

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from notifications.rounds import work_off
from services import reports

JUDGE_CONDUCT = Job("judge_conduct", queue="upkeep")
"""Judges the meetings again of committees and months in which something changed."""

log = get_logger(__name__)


def judge_conduct(runtime: Runtime) -> None:
    """Some thousands of marks in a unit of work; again and again without harm."""
    if counted := work_off(runtime, reports.count_marked):
        log.info("conduct_judged", count=counted)
