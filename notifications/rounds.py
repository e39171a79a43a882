"""Working off what is due, some at a time, each part in a unit of work of its own."""

from __future__ import annotations

from collections.abc import Callable

from core.unit_of_work import Runtime
from services.actor import SYSTEM, Work


def work_off(runtime: Runtime, do_some: Callable[[Work], int]) -> int:
    """Call ``do_some`` until it says that it did none; how many that were. Again and again without harm."""
    done, some = 0, 1
    while some:
        with runtime.work(SYSTEM) as work:
            some = do_some(work)
        done += some
    return done
