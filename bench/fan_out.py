"""A directive to a whole province: from the publisher's button until every phone has been called."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import psutil
from sqlalchemy import text

from bench.country import CELL, PROVINCE, settle
from bench.measure import row
from bench.naive_fan_out import naive_cpu_us
from bench.provider import Figures, ProviderProcess
from core.unit_of_work import Runtime
from models import Urgency
from services import directives
from services.actor import SYSTEM, Actor
from services.directives import AudienceLine, AudienceRule
from tests.notifications.worker_process import WorkerProcess

_SIZES = {"small": 30_000, "national": 500_010}
_WHOLE = 500_000
_NAIVE = 200
_TABLES = (
    "delivery_chunk",
    "lane_run",
    "reach",
    "refusal",
    "send_quota",
    "procrastinate_jobs",
    "procrastinate_events",
)
_BYTES = text(f"SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relname IN {_TABLES}")
_JOURNAL = text("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")
_COMMITS = text("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")
_UNFINISHED = text(
    "SELECT EXISTS (SELECT FROM directive WHERE expanded_at IS NULL AND published_at IS NOT NULL)"
    " OR EXISTS (SELECT FROM delivery_chunk WHERE open_lanes <> '{}')"
    " OR EXISTS (SELECT FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
    "            AND task_name IN ('fan_out', 'deliver_push', 'deliver_chat'))"
)


@dataclass(frozen=True, slots=True)
class State:
    """Where the machine stands at one moment."""

    cpu: float
    bytes: int
    journal: int
    commits: int


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """The whole way of one directive; at the small scale, what 500,000 take is worked out from 30,000."""
    number = _SIZES[scale] // CELL * CELL
    publisher = settle(runtime, number)
    with running_worker(runtime) as (provider, worker):
        # Tables that have just been made grow by whole pages: at the small scale that would be most of it.
        publish(runtime, publisher, PROVINCE if scale == "small" else f"{PROVINCE}-C1")
        _wait(runtime)
        provider.forget()
        before = _state(runtime, worker)
        published = publish(runtime, publisher, PROVINCE)
        _wait(runtime)
        after, seen = _state(runtime, worker), provider.figures()
    _check(seen, number)
    taken = seen.last_at - published
    print(f"{number} recipients in {taken:.1f} s, {after.commits - before.commits} transactions")
    spent = (after.cpu - before.cpu) / number * 1e6
    naive = naive_cpu_us(runtime, _NAIVE)
    scaled = _WHOLE / number
    return [
        row("fanout_full_cpu_us", spent, "us", naive=naive, limit=20.0, target=150.0),
        row(
            "fanout_500k_s",
            taken if scale == "national" else max(spent * _WHOLE / 1e6, _QUOTA_SECONDS),
            "s",
            naive=naive * _WHOLE / 1e6,
            limit=50.0,
            target=65.0,
        ),
        row("first_push_ms", (seen.first_at - published) * 1e3, "ms", naive=None, limit=None, target=300.0),
        row(
            "fanout_rows_mb",
            _mb(before.bytes, after.bytes) * scaled,
            "MB",
            naive=109.0,
            limit=None,
            target=6.0,
        ),
        row(
            "fanout_wal_mb",
            _mb(before.journal, after.journal) * scaled,
            "MB",
            naive=298.0,
            limit=None,
            target=10.0,
        ),
    ]


_QUOTA_SECONDS = 58.0
"""What the quota lets 500,000 take from cold (``tests/properties/test_quota.py``)."""


@contextmanager
def running_worker(runtime: Runtime, *options: str) -> Iterator[tuple[ProviderProcess, psutil.Process]]:
    """A provider, and a worker that sends to it; ``options`` are those of ``handbook worker``."""
    with (
        tempfile.TemporaryDirectory() as name,
        ProviderProcess(Path(name)) as provider,
        WorkerProcess(worker_environment(runtime, provider), Path(name) / "log", *options) as worker,
    ):
        yield provider, psutil.Process(worker.pid)
        for line in worker.log.splitlines():
            if "[info" not in line:
                print(f"worker: {line}")


def worker_environment(runtime: Runtime, provider: ProviderProcess) -> dict[str, str]:
    """What a worker is started with to send to ``provider``."""
    settings = runtime.settings
    return {
        "DATABASE_URL": str(settings.database_url).replace("postgresql+psycopg", "postgresql"),
        "SECRET_KEY": settings.secret_key,
        "HANDBOOK_DATA": str(settings.data_folder),
        "FIREBASE_CREDENTIALS": str(provider.credentials),
        "FCM_ENDPOINT": provider.url,
        "SSL_CERT_FILE": str(provider.certificate),
    }


def publish(
    runtime: Runtime, publisher: Actor, organisation: str, urgency: Urgency = Urgency.NORMAL
) -> float:
    """When it was published (``time.time()``)."""
    with runtime.work(publisher) as work:
        draft: UUID = directives.draft(
            work,
            symbol=f"{time.time_ns()}-BM/TU",
            type="Thông báo",
            issuer="Bench",
            issued_on=date(2026, 1, 1),
            abstract="Bench",
            body="Bench",
            urgency=urgency,
        ).id
    with runtime.work(publisher) as work:
        rule = AudienceRule(include=(AudienceLine(organisation),))
        directives.publish(work, draft, rule)
    return time.time()


def is_finished(runtime: Runtime) -> bool:
    """Whether every directive is cut, every chunk done and no job left."""
    with runtime.work(SYSTEM, read_only=True) as work:
        return not work.session.execute(_UNFINISHED).scalar_one()


def _wait(runtime: Runtime) -> None:
    while not is_finished(runtime):
        time.sleep(0.2)


def _state(runtime: Runtime, worker: psutil.Process) -> State:
    spent = worker.cpu_times()
    with runtime.work(SYSTEM, read_only=True) as work:
        figures = [int(work.session.execute(one).scalar_one()) for one in (_BYTES, _JOURNAL, _COMMITS)]
    return State(spent.user + spent.system, *figures)


def _check(seen: Figures, number: int) -> None:
    if seen.violations:
        raise RuntimeError(seen.violations[0])
    if sum(seen.rung.values()) != number:
        raise RuntimeError(f"{seen.taken} requests reached {sum(seen.rung.values())} of {number} phones")
    if seen.repeated:
        print(f"{seen.repeated} phones were called twice about it, and show one notice")


def _mb(before: int, after: int) -> float:
    return (after - before) / 2**20
