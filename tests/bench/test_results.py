"""The file of figures keeps one line of each measure."""

from __future__ import annotations

from bench.results import merged

FIRST = [{"measure": "a", "value": 1}, {"measure": "b", "value": 2}]


def test_a_new_figure_takes_the_place_of_its_own_and_of_no_other() -> None:
    assert merged(FIRST, [{"measure": "b", "value": 3}]) == [
        {"measure": "a", "value": 1},
        {"measure": "b", "value": 3},
    ]


def test_a_new_measure_comes_last() -> None:
    assert [line["measure"] for line in merged(FIRST, [{"measure": "c", "value": 3}])] == ["a", "b", "c"]
