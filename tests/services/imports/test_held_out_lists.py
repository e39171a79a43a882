"""Nasty lists of seeds that were not looked at while the import was written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from services import imports
from tests.factories import World
from tests.factories.spreadsheets import BuiltFile, build
from tests.factories.spreadsheets.builder import FORMATS
from tests.services.imports.conftest import COMMUNE

SEEDS = [910_000 + 37 * number for number in range(2 * len(FORMATS))]


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_bad_is_accepted_and_nothing_wrong_is_stored(commune: World, seed: int) -> None:
    built = build(seed, file_format=FORMATS[SEEDS.index(seed) % len(FORMATS)])
    with commune.acting(f"administrator@{COMMUNE}", read_only=True) as work:
        shown = imports.preview(work, built.content, organisation=COMMUNE)
    rows = {(row["sheet"], row["row"]): row for row in imports.as_json(shown.rows)["rows"]}
    assert rows.keys() == built.expected.keys(), "members missed, or other lines taken for members"
    wrong = list(wrongly_accepted(built, rows))
    assert not wrong
    right = sum(rows[place]["verdict"] in expected.verdicts for place, expected in built.expected.items())
    assert right >= 0.9 * len(rows)


def wrongly_accepted(built: BuiltFile, rows: dict[tuple[str, int], dict]) -> Iterator[object]:
    """Accepted rows that should not be, or that carry a wrong value; proposals that are wrong."""
    for place, expected in built.expected.items():
        row = rows[place]
        if row["verdict"] == "accept":
            if "accept" not in expected.verdicts:
                yield place, expected.ailment, row
            differing = {
                key: row["member"][key]
                for key, value in expected.values.items()
                if row["member"][key] != value
            }
            if differing:
                yield place, expected.ailment, differing
        elif row["verdict"] == "flag":
            proposed = {key: row["member"][key] for key in expected.proposed}
            if proposed != expected.proposed:
                yield place, expected.ailment, proposed
