"""One bar a row: rates month by month, or unit by unit, beside the figures to compare with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from services.rule_packs import Level
from web.charts.scale import LEFT, THICK, WIDTH, Line, drawing, lines, rect, row_y, text, x_of


@dataclass(frozen=True, slots=True)
class Bar:
    """``figure`` is the value as people write it; without a value nothing is drawn but the name and that."""

    name: str
    value: float | None
    figure: str
    level: Level | None = None


def bars(rows: Sequence[Bar], *, most: float, marks: Sequence[Line] = (), alternative: str) -> Markup:
    """Bars from 0 to ``most``, the first row on top."""
    parts: list[Markup] = [part for number, row in enumerate(rows) for part in _row(number, row, most)]
    return drawing([*parts, *lines(marks, most, len(rows))], len(rows), alternative)


def _row(number: int, row: Bar, most: float) -> Iterable[Markup]:
    y = row_y(number)
    yield text(LEFT - 8, y + THICK - 4, row.name, "name")
    yield rect(LEFT, y, x_of(most, most) - LEFT, "ground")
    if row.value is not None:
        yield rect(LEFT, y, x_of(row.value, most) - LEFT, f"bar-{row.level}" if row.level else "bar")
    yield text(WIDTH, y + THICK - 4, row.figure, "value")
