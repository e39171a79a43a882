"""Telling how far a long reading or storing has come."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int], None]
"""Called now and then with per cent done, growing from 0 to 100."""

EVERY_ROWS = 2_000
"""After so many rows a step tells how far it is: about every fifth of a second."""


def unheard(_percent: int) -> None:
    """For those who do not wait to be told."""


def part_of(progress: Progress, first: int, last: int) -> Progress:
    """The progress of one step, which takes a whole from ``first`` to ``last`` per cent."""
    return lambda percent: progress(first + (last - first) * percent // 100)
