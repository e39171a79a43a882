"""How much later an urgent directive rings while a bulk one is on its way; a subject of ``python -m bench``.

Run it alone: ``python -m bench --only urgent``. The two figures are taken one after the other, quiet first.
"""

from __future__ import annotations

import math
import time
from typing import Any

from bench.country import PROVINCE, settle
from bench.fan_out import is_finished, publish, running_worker
from bench.measure import row
from bench.provider import ProviderProcess
from core.unit_of_work import Runtime
from models import Urgency
from services.actor import Actor

_SIZES = {"small": 150_000, "national": 200_010}
_SAMPLES = 20
_PAUSE_SECONDS = 0.4


def measures(runtime: Runtime, scale: str) -> list[dict[str, Any]]:
    """The wait for the first phone of an urgent directive to one cell, the 95th of a hundred."""
    publisher = settle(runtime, _SIZES[scale])
    # Each to a provider of its own: Google is more than one Python process, and would not make one wait.
    with (
        running_worker(runtime, "--except", "urgent"),
        running_worker(runtime, "--queue", "urgent") as (
            provider,
            _,
        ),
    ):
        publish(runtime, publisher, PROVINCE + "-C1")
        _urgent_waits(runtime, publisher, provider)  # connections are made, statements prepared
        quiet = _p95(_urgent_waits(runtime, publisher, provider))
        publish(runtime, publisher, PROVINCE)
        time.sleep(2)
        busy = _p95(_urgent_waits(runtime, publisher, provider))
        if is_finished(runtime):
            raise RuntimeError("the bulk directive was through before the urgent ones: take a larger scale")
    return [row("urgent_during_bulk_ms", busy, "ms", naive=None, limit=quiet, target=1.2 * quiet)]


def _urgent_waits(runtime: Runtime, publisher: Actor, provider: ProviderProcess) -> list[float]:
    """Milliseconds from publication to the first request, each to another cell."""
    provider.forget()
    published = []
    for number in range(_SAMPLES):
        published.append(publish(runtime, publisher, f"{PROVINCE}-C{number + 2}", Urgency.EXPRESS))
        time.sleep(_PAUSE_SECONDS)
    while len(arrived := _arrived(provider)) < _SAMPLES:
        time.sleep(_PAUSE_SECONDS)
    return [(at - since) * 1e3 for since, at in zip(published, sorted(arrived), strict=True)]


def _arrived(provider: ProviderProcess) -> list[float]:
    return [at for at, _, is_urgent in provider.figures().arrivals if is_urgent]


def _p95(waits: list[float]) -> float:
    return sorted(waits)[math.ceil(0.95 * len(waits)) - 1]
