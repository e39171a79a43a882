"""Looking after the members' records: searches that were asked for, and what is due every night."""

from __future__ import annotations

from core.jobs import Job
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import duplicates, organisations, quality
from services.actor import SYSTEM

LOOK_AFTER_RECORDS = Job("look_after_records", queue="upkeep")
"""Compares newcomers with everybody, forgets merges too old to undo, counts the quality of all data."""

log = get_logger(__name__)


def search_duplicates(runtime: Runtime, *, search_id: int) -> None:
    """Compare the members that somebody asked to have compared."""
    with runtime.work(SYSTEM) as work:
        search = duplicates.carry_out(work, search_id)
    log.info("duplicates_searched", search=search_id, members=search.members, pairs=search.pairs)


def look_after_records(runtime: Runtime) -> None:
    """What is due every night, each part in a unit of its own; again and again without harm."""
    with runtime.work(SYSTEM) as work:
        search = duplicates.search_newcomers(work)
    log.info("newcomers_searched", search=search.id, pairs=search.pairs, left_out=search.left_out)
    with runtime.work(SYSTEM) as work:
        log.info("merges_forgotten", number=duplicates.forget_expired(work))
    with runtime.work(SYSTEM) as work:
        for top in organisations.roots(work):
            quality.refresh(work, top)
