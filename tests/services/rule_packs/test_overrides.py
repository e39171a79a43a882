"""A committee sets a number otherwise: for itself and all below, from a day on, never for the past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import RuleOverride
from services import organisations, rule_packs
from services.rule_packs import RuleForThePast, RuleOutOfBounds, RuleSetTwice, UnknownRule, national
from services.rule_packs.overrides import changed
from tests.factories import World

LENGTH = "meeting.minutes_at_least"
THIS_MONTH, NEXT_MONTH = date(2026, 11, 1), date(2026, 12, 1)


def decide(world: World, who: str, organisation: str, value: float | None, since: date) -> None:
    with world.acting(who) as work:
        rule_packs.set_rule(
            work, organisation, rule=LENGTH, value=value, valid_from=since, source="15-HD/BTCTU"
        )


def length_at(world: World, organisation: str, on: date) -> int:
    with world.acting("organisation_board@T1") as work:
        place = organisations.get(work, organisation)
        return rule_packs.in_force(work, place, on).meeting.minutes_at_least


@pytest.mark.parametrize(
    ("rule", "value", "refusal"),
    [
        ("meeting.minutes", 60, UnknownRule),
        ("meeting", 60, UnknownRule),
        ("source", 60, UnknownRule),
        (LENGTH, 0, RuleOutOfBounds),
        (LENGTH, 601, RuleOutOfBounds),
        (LENGTH, 60.5, RuleOutOfBounds),
        ("attendance.green_above", 100.1, RuleOutOfBounds),
        ("attendance.green_above", float("nan"), RuleOutOfBounds),
    ],
)
def test_a_number_that_makes_no_sense_is_refused(
    world: World, rule: str, value: float, refusal: type[Exception]
) -> None:
    with world.acting("organisation_board@X1") as work, pytest.raises(refusal):
        rule_packs.set_rule(work, "X1", rule=rule, value=value, valid_from=NEXT_MONTH, source="1")


def test_a_past_month_is_never_judged_anew(world: World) -> None:
    with pytest.raises(RuleForThePast):
        decide(world, "organisation_board@X1", "X1", 60, date(2026, 10, 31))


def test_one_day_has_one_decision(world: World) -> None:
    decide(world, "organisation_board@X1", "X1", 60, NEXT_MONTH)
    with pytest.raises(RuleSetTwice):
        decide(world, "organisation_board@X1", "X1", 70, NEXT_MONTH)


def test_it_holds_for_all_below_from_its_day_on(world: World) -> None:
    decide(world, "organisation_board@X1", "X1", 60, NEXT_MONTH)
    assert length_at(world, "A", date(2026, 11, 30)) == 90
    assert length_at(world, "A", NEXT_MONTH) == 60
    assert length_at(world, "X1", NEXT_MONTH) == 60
    assert length_at(world, "C", NEXT_MONTH) == 90, "next door nothing changed"


def test_the_nearest_decides_and_may_follow_those_above_again(world: World) -> None:
    decide(world, "organisation_board@T1", "T1", 75, THIS_MONTH)
    decide(world, "organisation_board@X1", "X1", 60, NEXT_MONTH)
    decide(world, "organisation_board@X1", "X1", None, date(2027, 1, 1))
    lengths = [length_at(world, "A", day) for day in (THIS_MONTH, NEXT_MONTH, date(2027, 1, 1))]
    assert lengths == [75, 60, 75]


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
DECISIONS = st.lists(
    st.tuples(st.integers(1, 4), st.none() | st.integers(1, 600), DAYS),
    max_size=12,
    unique_by=lambda one: (one[0], one[2]),
)


@given(DECISIONS, DAYS)
def test_it_is_what_a_walk_up_the_tree_finds(
    decisions: Sequence[tuple[int, int | None, date]], on: date
) -> None:
    """The oracle asks from the cell upwards and takes the first answer."""
    path = [1, 2, 3]  # 4 is next door

    def answer() -> int:
        for place in reversed(path):
            own = [(day, value) for at, value, day in decisions if at == place and day <= on]
            if own and (value := max(own, key=lambda one: one[0])[1]) is not None:
                return value
        return national(on).meeting.minutes_at_least

    overrides = [
        RuleOverride(organisation_id=at, rule=LENGTH, value=value, valid_from=day)
        for at, value, day in sorted(decisions, key=lambda one: one[2])
        if day <= on
    ]
    assert changed(national(on), path, overrides).meeting.minutes_at_least == answer()
