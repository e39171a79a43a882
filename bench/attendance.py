"""The evening of all cells: sheets saved by sixteen clients, and the board that adds up years of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import psycopg
from sqlalchemy import make_url

from bench.country import CELL, PROVINCE, settle
from bench.measure import row, wall_ms
from core.unit_of_work import Runtime
from services import reports
from services.actor import SYSTEM

CLIENTS = 16
SHEET = 22
_SCALES = {"small": (600, 12), "national": (25_000, 36)}
"""Cells and months; national: about 20 million rows of attendance."""
_SECONDS = 5.0
_TARGET_SAVES = 1_300

_MEETINGS = """
    INSERT INTO meeting (id, organisation_id, responsible_id, kind, state, starts_at, ends_at, held_on, place,
                         created_at, expected, present, excused, not_marked)
    SELECT gen_random_uuid(), o.id, o.parent_id, 'regular', 'locked', m.day + time '12:30',
           m.day + time '14:30', m.day, 'Nhà văn hóa', now(),
           {sheet}, {sheet} - 3, 1, 0
      FROM organisation o, LATERAL (
           SELECT (date_trunc('month', now()) - make_interval(months => n))::date
                  + (o.id % 10)::integer AS day
             FROM generate_series(1, {months}) AS n) AS m
     WHERE o.kind = 'cell'
"""
_ATTENDANCE = """
    INSERT INTO attendance (meeting_id, member_id, status)
    SELECT m.id, s.member_id,
           CASE WHEN s.place <= 2 THEN 'absent_unexcused' WHEN s.place = 3 THEN 'absent_excused'
                ELSE 'present' END
      FROM meeting m
      JOIN (SELECT organisation_id, member_id,
                   row_number() OVER (PARTITION BY organisation_id ORDER BY member_id) AS place
              FROM membership) AS s ON s.organisation_id = m.organisation_id AND s.place <= {sheet}
"""
_BY_PERSON = """
    SELECT o.parent_id, count(DISTINCT m.id), count(*),
           count(*) FILTER (WHERE a.status IN ('present', 'present_online', 'late'))
      FROM attendance a JOIN meeting m ON m.id = a.meeting_id JOIN organisation o ON o.id = m.organisation_id
     WHERE m.held_on BETWEEN %s AND %s GROUP BY o.parent_id
"""
_SHEET = """
    INSERT INTO attendance (meeting_id, member_id, status)
    SELECT meeting_id, member_id, 'late' FROM attendance WHERE meeting_id = %s
    ON CONFLICT (meeting_id, member_id) DO UPDATE SET status = excluded.status
"""
_COUNTS = "UPDATE meeting SET present = 3 + (present + 1) %% 16 WHERE id = %s"
_EVERY_LEVEL = """
    WITH held AS (
        SELECT unit_id FROM level
         WHERE unit_id = ANY((SELECT o.ancestors FROM meeting m
                                JOIN organisation o ON o.id = m.organisation_id WHERE m.id = %s)::bigint[])
         ORDER BY unit_id DESC FOR UPDATE)
    UPDATE level SET present = present + 1 FROM held WHERE held.unit_id = level.unit_id
"""


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """Fill an empty database with meetings and their sheets; read the boards, then save sheets."""
    cells, months = _SCALES[scale]
    settle(runtime, cells * CELL)
    with owners_connection(runtime) as owner:
        _fill(owner, months)
    with runtime.work(SYSTEM) as work:
        reports.rebuild(work)
    with owners_connection(runtime) as owner:
        owner.execute("VACUUM ANALYZE")
        return [_report(runtime, owner), _saves(runtime, owner)]


@contextmanager
def owners_connection(runtime: Runtime) -> Iterator[psycopg.Connection[Any]]:
    """The owner's connection: it may load without looking at every reference."""
    assert runtime.settings.database_url is not None  # the benchmark's own server
    address = make_url(runtime.settings.database_url).set(drivername="postgresql")
    with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as connection:
        yield connection


def _fill(owner: psycopg.Connection[Any], months: int) -> None:
    owner.execute("SET session_replication_role = replica")
    owner.execute(_MEETINGS.format(sheet=SHEET, months=months))
    owner.execute("ANALYZE meeting, membership")
    owner.execute(_ATTENDANCE.format(sheet=SHEET))
    owner.execute("SET session_replication_role = origin")


def _report(runtime: Runtime, owner: psycopg.Connection[Any]) -> dict[str, Any]:
    """Twelve months at the top, of a commune and of a cell: the slowest counts. Naive: GROUP BY persons."""
    with runtime.work(SYSTEM) as work:
        last = work.today.replace(day=1) - timedelta(days=1)
    first = last.replace(year=last.year - 1) + timedelta(days=1)

    def report(code: str) -> Callable[[], object]:
        def ask() -> object:
            with runtime.work(SYSTEM, read_only=True) as work:
                return reports.attendance(work, code, first_day=first, last_day=last)

        return ask

    levels = {code: wall_ms(report(code)) for code in (PROVINCE, f"{PROVINCE}-X1", f"{PROVINCE}-C1")}
    naive = wall_ms(lambda: owner.execute(_BY_PERSON, (first, last)).fetchall(), times=3)
    limit = wall_ms(lambda: owner.execute("SELECT sum(present) FROM meeting_rollup").fetchall())
    line = row("attendance_report_ms", max(levels.values()), "ms", naive=naive, limit=limit, target=50.0)
    return line | {"levels": {code: round(ms, 1) for code, ms in levels.items()}}


def _saves(runtime: Runtime, owner: psycopg.Connection[Any]) -> dict[str, Any]:
    """The statements of a saved sheet, by sixteen clients. Naive: every level's row updated on the way."""
    meetings = [
        found
        for (found,) in owner.execute(
            "SELECT id FROM meeting WHERE held_on >= date_trunc('month', now()) - interval '1 month'"
            " ORDER BY id"
        )
    ]
    ours = _rate(runtime, meetings, [_SHEET, _COUNTS])
    owner.execute("ALTER TABLE meeting DISABLE TRIGGER USER")
    owner.execute("CREATE TABLE level AS SELECT id AS unit_id, 0 AS present FROM organisation")
    owner.execute("CREATE UNIQUE INDEX ON level (unit_id)")
    naive = _rate(runtime, meetings, [_EVERY_LEVEL, _SHEET, _COUNTS])
    limit = _rate(runtime, meetings, [_SHEET, _COUNTS])
    owner.execute("ALTER TABLE meeting ENABLE TRIGGER USER")
    owner.execute("DROP TABLE level")
    return {
        "measure": "attendance_saves_per_s",
        "value": round(ours),
        "unit": "1/s",
        "naive": round(naive),
        "limit": round(limit),
        "ratio_to_naive": round(ours / naive, 2),
        "ratio_to_limit": round(ours / limit, 2),
        "target": _TARGET_SAVES,
        "ok": ours >= _TARGET_SAVES,
    }


def _rate(runtime: Runtime, meetings: list[Any], statements: list[str]) -> float:
    """Sheets saved a second by all clients together, each sheet by one client."""
    done = [0] * CLIENTS
    until = time.perf_counter() + _SECONDS

    def client(number: int) -> None:
        mine = meetings[number::CLIENTS]
        with owners_connection(runtime) as connection:
            while time.perf_counter() < until:
                meeting = mine[done[number] % len(mine)]
                with connection.transaction(), connection.pipeline():
                    for statement in statements:
                        connection.execute(statement, (meeting,), prepare=True)
                done[number] += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / _SECONDS
