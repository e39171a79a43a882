"""A bar of several parts a row: how many did this, how many did that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from web.charts.scale import LEFT, THICK, WIDTH, drawing, rect, row_y, text, x_of


@dataclass(frozen=True, slots=True)
class Stack:
    """``parts`` from left to right: how the part is called in the style sheet, and how many."""

    name: str
    parts: Sequence[tuple[str, int]]
    figure: str


def stacks(rows: Sequence[Stack], *, alternative: str) -> Markup:
    """Bars on one scale: the longest row fills the paper."""
    most = max((sum(count for _, count in row.parts) for row in rows), default=0)
    parts: list[Markup] = [part for number, row in enumerate(rows) for part in _row(number, row, most)]
    return drawing(parts, len(rows), alternative)


def _row(number: int, row: Stack, most: int) -> Iterable[Markup]:
    y, before = row_y(number), 0
    yield text(LEFT - 8, y + THICK - 4, row.name, "name")
    for kind, count in row.parts:
        begin, before = before, before + count
        if count:
            yield rect(x_of(begin, most), y, x_of(before, most) - x_of(begin, most), f"part-{kind}")
    yield text(WIDTH, y + THICK - 4, row.figure, "value")
