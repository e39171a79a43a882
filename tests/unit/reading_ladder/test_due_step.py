"""Which step of the ladder is due, whatever hours a worker is there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import LadderStep, Urgency
from services.reading_ladder import due_step
from services.rule_packs import ReadingRules, national

PUSH, CHAT, CALL = LadderStep
RULES = national(datetime(2026, 11, 22, tzinfo=UTC).date()).reading
PUBLISHED = datetime(2026, 11, 22, 3, tzinfo=UTC)  # ten in the morning in Viet Nam
HOURS = {  # written out once more, as the packs say today
    Urgency.NORMAL: {PUSH: 48, CHAT: 96, CALL: 168},
    Urgency.URGENT: {PUSH: 12, CHAT: 24, CALL: 48},
    Urgency.VERY_URGENT: {PUSH: 4, CHAT: 8, CALL: 24},
    Urgency.EXPRESS: {PUSH: 1, CHAT: 2, CALL: 4},
}


def due(hours: float, urgency: Urgency, *done: LadderStep, rules: ReadingRules = RULES) -> LadderStep | None:
    return due_step(PUBLISHED, urgency, done, now=PUBLISHED + timedelta(hours=hours), rules=rules)


@pytest.mark.parametrize("urgency", Urgency)
def test_nothing_before_the_first_hour(urgency: Urgency) -> None:
    assert due(HOURS[urgency][PUSH] - 0.01, urgency) is None


def test_at_night_only_express_rings() -> None:
    assert due(12, Urgency.URGENT) is None  # 22:00
    assert due(21, Urgency.URGENT) is PUSH  # 07:00
    assert due(13, Urgency.EXPRESS, PUSH, CHAT) is CALL
    late = PUBLISHED + timedelta(hours=12)
    assert due_step(late, Urgency.EXPRESS, (), now=late + timedelta(hours=1), rules=RULES) is PUSH
    assert due_step(late, Urgency.URGENT, (), now=late + timedelta(hours=48), rules=RULES) is None
    assert due_step(late, Urgency.URGENT, (), now=late + timedelta(hours=57), rules=RULES) is CALL


def test_what_was_missed_is_passed_over() -> None:
    assert due(97, Urgency.NORMAL) is CHAT
    assert due(97, Urgency.NORMAL, CHAT) is None
    assert due(1_005, Urgency.NORMAL) is CALL
    assert due(1_005, Urgency.NORMAL, CALL) is None


@given(urgency=st.sampled_from(Urgency), visits=st.lists(st.integers(0, 250), max_size=40))
def test_each_once_in_order_and_never_too_early(urgency: Urgency, visits: list[int]) -> None:
    taken: list[tuple[LadderStep, int]] = []
    for hour in sorted(visits):
        for _ in range(2):  # two workers in one hour
            step = due(hour, urgency, *(done for done, _ in taken))
            if step is not None:
                taken.append((step, hour))
    steps = [step for step, _ in taken]
    assert len(set(steps)) == len(steps)
    assert all(hour >= HOURS[urgency][step] for step, hour in taken)
    assert all(list(LadderStep).index(a) < list(LadderStep).index(b) for a, b in pairwise(steps))
    by_day = [hour for hour in visits if RULES.day_from <= (10 + hour) % 24 < RULES.day_until]
    if max(visits if urgency is Urgency.EXPRESS else by_day, default=0) >= HOURS[urgency][CALL]:
        assert steps[-1] is CALL
