"""Letting Python's search for reference cycles rest while a hundred thousand rows pile up."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """No search for cycles inside; memory is freed by reference counts as ever.

    Rows make no cycles, and walking them all again and again took a quarter of the time of an import.
    The switch is the process's: other requests' cycles wait for the few seconds, too.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
