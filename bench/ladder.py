"""What a round of the reminder ladder costs; a subject of ``python -m bench --only ladder``.

The round in which a whole audience owes its reading and is rung again; the limit is a round with nothing
to do.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from bench.country import CELL, PROVINCE, settle
from bench.measure import row
from core.clock import LOCAL_TIME_ZONE, system_clock
from core.unit_of_work import Runtime
from services import deliveries, directives, reading_ladder
from services.actor import SYSTEM, Actor
from services.directives import AudienceLine, AudienceRule

_SIZES = {"small": 30_000, "national": 500_010}
_WHOLE = 500_000
_TARGET_SECONDS = 60.0
"""The ladder is climbed every fifteen minutes: a round must be far shorter."""


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """One round over half a million who have not read; at the small scale worked out from 30,000."""
    number = _SIZES[scale] // CELL * CELL
    publisher = settle(runtime, number)
    directive_id = _published(runtime, publisher)
    _cut(runtime, directive_id)
    # The first step is due two days later; by day, since nobody is rung at night.
    due = (system_clock() + timedelta(days=3)).astimezone(LOCAL_TIME_ZONE).replace(hour=9)
    later = replace(runtime, clock=lambda: due)
    busy, idle = _round(later), _round(later)
    scaled = _WHOLE / number
    return [row("ladder_500k_s", busy * scaled, "s", naive=None, limit=idle * scaled, target=_TARGET_SECONDS)]


def _published(runtime: Runtime, publisher: Actor) -> UUID:
    with runtime.work(publisher) as work:
        draft: UUID = directives.draft(
            work,
            symbol="1-BM/TU",
            type="Thông báo",
            issuer="Bench",
            issued_on=date(2026, 1, 1),
            abstract="Bench",
            body="Bench",
            acknowledge_by=work.today + timedelta(days=30),
        ).id
    with runtime.work(publisher) as work:
        directives.publish(work, draft, AudienceRule(include=(AudienceLine(PROVINCE),)))
    return draft


def _cut(runtime: Runtime, directive_id: UUID) -> None:
    """The audience into its chunks, as a worker would; nobody is rung here."""
    while True:
        with runtime.work(SYSTEM) as work:
            if deliveries.expand_next(work, directive_id) is None:
                return


def _round(runtime: Runtime) -> float:
    """Seconds for one round over all chunks."""
    begun, seen = time.perf_counter(), 0
    while True:
        with runtime.work(SYSTEM) as work:
            last = reading_ladder.climb_next(work, after=seen)
        if last is None:
            return time.perf_counter() - begun
        seen = last
