"""A million changes to meetings and months, each counted by its trigger; then everything is recounted.

The tree stands still here; histories in which it changes too are those of
``tests/services/reports/test_rollups.py``.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import text

from bench.attendance import owners_connection
from bench.country import CELL, settle
from bench.measure import row
from core.unit_of_work import Runtime
from services import reports
from services.actor import SYSTEM

_SCALES = {"small": 20_000, "national": 1_000_000}
"""Events."""
_CELLS = 400
_BATCH = 500
"""Events of one transaction: as many as an import of meetings has."""
_TARGET_MS = 60_000.0

_HELD = """
    INSERT INTO meeting (id, organisation_id, kind, state, starts_at, held_on, place, created_at,
                         expected, present, excused, not_marked)
    SELECT gen_random_uuid(), cell, 'regular', 'open', day + time '12:30', day, 'Nhà văn hóa', now(),
           present + 4, present, present %% 3, present %% 2
      FROM (SELECT (%s::bigint[])[1 + floor(random() * %s)::integer] AS cell,
                   date '2024-01-01' + floor(random() * 1000)::integer AS day,
                   floor(random() * 40)::integer AS present
              FROM generate_series(1, %s)) AS each
    RETURNING id
"""
_CORRECTED = """
    UPDATE meeting SET present = present + 1, expected = expected + 2,
                       held_on = held_on + floor(random() * 40)::integer - 20
     WHERE id = ANY(%s)
"""
_WITHDRAWN = "DELETE FROM meeting WHERE id = ANY(%s)"
_SAID = """
    INSERT INTO month_outcome (organisation_id, month, outcome, reason, filed_at)
    SELECT DISTINCT ON (cell, month) cell, month, 'not_held', 'Mưa bão', now()
      FROM (SELECT (%s::bigint[])[1 + floor(random() * %s)::integer] AS cell,
                   (date '2024-01-01' + make_interval(months => floor(random() * 33)::integer))::date AS month
              FROM generate_series(1, %s)) AS each
    ON CONFLICT (organisation_id, month) DO UPDATE
       SET outcome = CASE month_outcome.outcome WHEN 'not_held' THEN 'postponed' ELSE 'not_held' END,
           postponed_until = CASE month_outcome.outcome WHEN 'not_held' THEN excluded.month END
"""
_SPOILED = text("UPDATE meeting_rollup SET present = present - 1 WHERE present > 0 AND meetings = :most")
_MOST = text("SELECT max(meetings) FROM meeting_rollup")


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Let an empty handbook live through so many events; then count everything anew and compare."""
    settle(runtime, _CELLS * CELL)
    with owners_connection(runtime) as connection:
        begun = time.perf_counter()
        events = _history(connection, _SCALES[scale])
        each = (time.perf_counter() - begun) / events * 1e6
        connection.execute("VACUUM ANALYZE meeting, month_outcome, meeting_rollup")
        begun = time.perf_counter()
        connection.execute("SELECT sum(expected), sum(present) FROM meeting").fetchall()
        limit = (time.perf_counter() - begun) * 1e3
    begun = time.perf_counter()
    differing = _differing(runtime)
    line = row(
        "recount_ms", (time.perf_counter() - begun) * 1e3, "ms", naive=None, limit=limit, target=_TARGET_MS
    )
    checks = {
        "every kept figure is what the records say": not differing,
        "a figure that was spoiled is found": _is_found(runtime),
    }
    more = {"events": events, "us_an_event": round(each, 1), "differences": len(differing)}
    return [line | {"checks": checks, "ok": line["ok"] and all(checks.values())} | more]


def _history(connection: psycopg.Connection[Any], wanted: int) -> int:
    """Four of ten events are meetings held, three are corrected, two withdrawn; one is a month's word."""
    chance = random.Random(1)
    cells = [cell for (cell,) in connection.execute("SELECT id FROM organisation WHERE kind = 'cell'")]
    meetings: list[UUID] = []
    happened = 0
    while happened < wanted:
        kind = chance.choices(("held", "corrected", "withdrawn", "said"), (4, 3, 2, 1))[0]
        if kind == "held":
            meetings += [one for (one,) in connection.execute(_HELD, (cells, len(cells), _BATCH))]
            happened += _BATCH
        elif kind == "said":
            happened += connection.execute(_SAID, (cells, len(cells), _BATCH)).rowcount
        else:
            some = _taken(chance, meetings)
            happened += connection.execute(
                _CORRECTED if kind == "corrected" else _WITHDRAWN, (some,)
            ).rowcount
            if kind == "corrected":
                meetings += some
    return happened


def _taken(chance: random.Random, meetings: list[UUID]) -> Sequence[UUID]:
    """Some of the meetings, which are no longer among them."""
    taken = []
    for _ in range(min(_BATCH, len(meetings))):
        place = chance.randrange(len(meetings))
        meetings[place], meetings[-1] = meetings[-1], meetings[place]
        taken.append(meetings.pop())
    return taken


def _differing(runtime: Runtime) -> Sequence[reports.Difference]:
    """Of sheets there are none here: their persons are another's business."""
    with runtime.work(SYSTEM, read_only=True) as work:
        return [one for one in reports.verify(work) if one.kind != "sheet"]


def _is_found(runtime: Runtime) -> bool:
    with runtime.work(SYSTEM) as work:
        most = work.session.scalar(_MOST)
        work.session.execute(_SPOILED, {"most": most})
    return bool(_differing(runtime))
