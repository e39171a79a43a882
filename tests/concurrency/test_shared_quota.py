"""Several sender processes and one quota: together they get no more than one would."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import replace
from datetime import timedelta

from core.runtime import build_runtime
from core.settings import Settings
from core.unit_of_work import Runtime
from notifications.pace import SharedLeases
from services.deliveries import Ask, Limits
from tests.database import committing_runtime

PROCESSES = 4
SECONDS = 1.5
LIMITS = Limits(per_second=400)


def leases_of(runtime: Runtime) -> SharedLeases:
    return SharedLeases(runtime, "fcm:shared", LIMITS)


def greedy(settings: Settings) -> tuple[float, float, int]:
    """One process that asks as fast as it can: when it began, when it ended, what it was granted."""
    runtime = build_runtime(settings, application_name="greedy")
    leases, granted, begun = leases_of(runtime), 0, time.time()
    while time.time() - begun < SECONDS:
        granted += leases.lease(Ask(1, LIMITS.lease)).granted
    runtime.database.close()
    return begun, time.time(), granted


def test_all_together_get_what_one_would(owner_url: str, settings: Settings) -> None:
    context = multiprocessing.get_context("spawn")
    with committing_runtime(owner_url, settings) as (_, url), context.Pool(PROCESSES) as pool:
        told = replace(settings, database_url=url)
        results = pool.map(greedy, [told] * PROCESSES, chunksize=1)

    granted = [number for _, _, number in results]
    seconds = max(end for _, end, _ in results) - min(begun for begun, _, _ in results)
    assert sum(granted) <= LIMITS.burst + LIMITS.per_second * seconds
    assert min(granted) > 0


def test_a_hold_that_one_was_told_holds_all(owner_url: str, settings: Settings) -> None:
    with committing_runtime(owner_url, settings) as (one, url):
        other = build_runtime(replace(settings, database_url=url), application_name="other")
        assert leases_of(other).lease(Ask(1, 1)).granted == 1
        leases_of(one).hold(timedelta(seconds=30))
        told = leases_of(other).lease(Ask(1, 1, is_urgent=True))
        other.database.close()

    assert told.granted == 0
    assert timedelta(seconds=29) < told.wait <= timedelta(seconds=30)
