"""The paper that charts are drawn on: as wide as the smallest phone, so that letters keep their size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

WIDTH, ROW, THICK = 320, 28, 16
"""In units of the drawing, a pixel each on a phone; ``ROW`` from one bar to the next, ``THICK`` a bar."""
LEFT, RIGHT = 64, 62
"""Room for the names at the left and the figures at the right."""
PLOT = WIDTH - LEFT - RIGHT
HEAD = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A figure to compare with, across all bars: where, and what is written above it."""

    at: float
    label: str


def x_of(value: float, most: float) -> float:
    """Where a figure from 0 to ``most`` ends; none leaves the paper."""
    share = min(max(value / most, 0.0), 1.0) if most else 0.0
    return round(LEFT + PLOT * share, 1)


def row_y(number: int) -> int:
    """The upper edge of a bar."""
    return HEAD + ROW * number + (ROW - THICK) // 2


def text(x: float, y: float, words: str, kind: str) -> Markup:
    """Words at a place; ``kind`` says how they look: name, value, line."""
    return Markup('<text class="chart-{}" x="{:g}" y="{:g}">{}</text>').format(kind, x, y, words)


def rect(x: float, y: float, width: float, kind: str) -> Markup:
    """A part of a bar, ``width`` long."""
    return Markup('<rect class="chart-{}" x="{:g}" y="{:g}" width="{:g}" height="{}"/>').format(
        kind, x, y, round(width, 1), THICK
    )


def drawing(parts: Iterable[Markup], rows: int, alternative: str) -> Markup:
    """The whole picture, with the sentence that stands for it where it cannot be seen."""
    height = HEAD + ROW * rows
    return Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        WIDTH, height, alternative, Markup("").join(parts)
    )


def lines(marks: Sequence[Line], most: float, rows: int) -> Iterable[Markup]:
    """The figures to compare with, from the first bar to the last."""
    bottom = HEAD + ROW * rows
    for mark in marks:
        x = x_of(mark.at, most)
        yield Markup('<line class="chart-mark" x1="{:g}" x2="{:g}" y1="{}" y2="{}"/>').format(
            x, x, HEAD, bottom
        )
        yield text(x, HEAD - 6, mark.label, "line")
