"""Charts: whatever the figures, a drawing that is well formed, stays on its paper and keeps proportions."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as some

from services.rule_packs import Level
from web.charts import Bar, Line, Stack, bars, stacks
from web.charts.scale import LEFT, PLOT, WIDTH

NAMES = some.text(some.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
RATES = some.none() | some.floats(0, 100)
COUNTS = some.lists(some.tuples(some.sampled_from(["met", "not_met"]), some.integers(0, 10**6)), max_size=3)


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing


def rects(drawing: ElementTree.Element, kind: str) -> list[tuple[float, float]]:
    """Where each begins and how long it is."""
    found = [one for one in drawing.iter("rect") if one.get("class", "").startswith(f"chart-{kind}")]
    return [(float(one.get("x", "nan")), float(one.get("width", "nan"))) for one in found]


@given(some.lists(some.tuples(NAMES, RATES, some.none() | some.sampled_from(Level)), max_size=12))
def test_a_bar_is_as_long_as_its_rate(rows: list[tuple[str, float | None, Level | None]]) -> None:
    made = [Bar(name, value, name, level) for name, value, level in rows]
    drawing = parsed(bars(made, most=100, marks=[Line(50, "50 %")], alternative="<&>"))
    assert drawing.get("aria-label") == "<&>"
    drawn = rects(drawing, "bar")
    wanted = [value for _, value, _ in rows if value is not None]
    assert all(
        abs(length - PLOT * value / 100) < 0.2 for (_, length), value in zip(drawn, wanted, strict=True)
    )
    assert [one.text or "" for one in drawing.iter("text") if one.get("class") == "chart-name"] == [
        name for name, _, _ in rows
    ]


@given(some.lists(COUNTS, max_size=6))
def test_parts_lie_side_by_side_and_none_leaves_the_paper(rows: list[list[tuple[str, int]]]) -> None:
    drawing = parsed(stacks([Stack("11/2026", parts, "") for parts in rows], alternative="?"))
    drawn = iter(rects(drawing, "part"))
    for parts in rows:
        end = float(LEFT)
        for _, count in parts:
            if count:
                begin, length = next(drawn)
                assert abs(begin - end) < 0.2
                end = begin + length
        assert end <= WIDTH
