"""One figure, beside the naive way and the limit, in the shape that ``bench/results.json`` lists."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any


def row(
    measure: str, value: float, unit: str, *, naive: float | None, limit: float | None, target: float
) -> dict[str, Any]:
    """A line of the results; smaller is better, and ``ok`` compares with the target."""
    return {
        "measure": measure,
        "value": round(value, 3),
        "unit": unit,
        "naive": None if naive is None else round(naive, 3),
        "limit": None if limit is None else round(limit, 3),
        "ratio_to_naive": None if not naive else round(value / naive, 3),
        "ratio_to_limit": None if not limit else round(value / limit, 3),
        "target": target,
        "ok": value <= target,
    }


def cpu_us(act: Callable[[], object], *, times: int = 20) -> float:
    """The processor time of one ``act`` in microseconds: the best of thirty rounds of ``times``.

    Short rounds, because others on the machine empty the processor's caches between them.
    """
    act()
    rounds = []
    for _ in range(30):
        begun = time.process_time()
        for _ in range(times):
            act()
        rounds.append((time.process_time() - begun) / times * 1e6)
    return min(rounds)


def wall_ms(act: Callable[[], object], *, times: int = 30) -> float:
    """The median time of one ``act`` in milliseconds."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1e3)
    return sorted(taken)[len(taken) // 2]
