"""Rule packs: what happened is judged by the numbers that were in force then."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services import rule_packs
from services.rule_packs import Level, attendance_level, national, rules_of
from services.rule_packs.national import read

FILES = sorted(Path(rule_packs.__file__).parent.glob("*.toml"))
FIRST_DAY_OF_42 = date(2025, 10, 28)


def test_a_past_month_keeps_its_pack() -> None:
    before = national(FIRST_DAY_OF_42 - timedelta(days=1))
    assert before.valid_from < FIRST_DAY_OF_42
    assert national(FIRST_DAY_OF_42).valid_from == FIRST_DAY_OF_42
    assert "42-HD/BTCTW" in national(date(2026, 11, 1)).source


def test_what_lies_before_the_first_pack_is_judged_by_the_first() -> None:
    assert national(date(1930, 2, 3)) == national(date(2018, 1, 1))


@given(st.dates(date(1930, 1, 1), date(2100, 1, 1)), st.dates(date(1930, 1, 1), date(2100, 1, 1)))
def test_a_later_day_never_has_an_earlier_pack(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert national(earlier).valid_from <= national(later).valid_from


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.stem)
def test_every_pack_is_complete_and_makes_sense(file: Path) -> None:
    pack = read(file)
    assert pack.valid_from.isoformat() == file.stem
    assert pack.source
    assert 0 < pack.attendance.red_below <= pack.attendance.green_above < 100
    assert 0 < pack.meeting.minutes_at_least <= pack.meeting.minutes_at_least_with_theme
    quality = pack.quality
    assert quality.preparation + quality.attendance + quality.conduct + quality.closing == 100
    assert 100 > quality.good_from > quality.fair_from > quality.average_from > 0
    assert pack.absence.warn_first < pack.absence.warn_again < pack.absence.alert
    movement = pack.movement
    assert movement.temporary_months_least < movement.temporary_months_below < movement.study_months_most
    assert all(one.allows(one.value) for one in rules_of(pack))


@pytest.mark.parametrize(
    ("rate", "level"),
    [
        (None, None),
        (0.0, Level.RED),
        (37.5, Level.RED),
        (49.9, Level.RED),
        (50.0, Level.AMBER),
        (85.0, Level.AMBER),
        (85.1, Level.GREEN),
        (100.0, Level.GREEN),
    ],
)
def test_red_below_half_green_above_85(rate: float | None, level: Level | None) -> None:
    assert attendance_level(rate, national(date(2026, 11, 30))) is level
