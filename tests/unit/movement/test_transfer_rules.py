"""The table of a transfer's steps, its deadlines and its lengths."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import OPEN_TRANSFERS, TransferState
from services.calendar import is_working_day
from services.movement.transfer_rules import PeriodWarning, Side, due_on, next_states, period_warning
from services.rule_packs import national

_S = TransferState
RULES = national(date(2026, 11, 22)).movement
BOTH = frozenset(Side)
days = st.dates(date(2024, 1, 1), date(2029, 12, 31))


@pytest.mark.parametrize("state", set(TransferState) - OPEN_TRANSFERS)
def test_what_is_done_stays_done(state: TransferState) -> None:
    assert next_states(state, BOTH) == frozenset()


@pytest.mark.parametrize("state", TransferState)
def test_who_acts_for_neither_side_does_nothing(state: TransferState) -> None:
    assert next_states(state, frozenset()) == frozenset()


def test_each_side_has_its_steps() -> None:
    sender, receiver = frozenset({Side.SENDER}), frozenset({Side.RECEIVER})
    assert next_states(_S.REQUESTED, sender) == {_S.SENT, _S.CANCELLED}
    assert next_states(_S.SENT, sender) == {_S.CANCELLED}
    assert next_states(_S.RETURNED, sender) == {_S.SENT, _S.CANCELLED}
    assert next_states(_S.SENT, receiver) == {_S.RECEIVED, _S.RETURNED}
    assert next_states(_S.REQUESTED, receiver) == next_states(_S.RETURNED, receiver) == frozenset()


@given(st.sampled_from(TransferState), days)
def test_an_open_step_has_its_working_days(state: TransferState, reached_on: date) -> None:
    due = due_on(state, reached_on, RULES)
    assert (due is not None) is (state in OPEN_TRANSFERS)
    if due is not None:
        length = (due - reached_on).days
        counted = sum(is_working_day(reached_on + timedelta(days=step)) for step in range(1, length + 1))
        assert counted == (30 if state is _S.SENT else 60)
        assert is_working_day(due)


@pytest.mark.parametrize(
    ("until", "is_study", "warning"),
    [
        (date(2027, 2, 21), False, PeriodWarning.TOO_SHORT),
        (date(2027, 2, 22), False, None),
        (date(2027, 11, 21), False, None),
        (date(2027, 11, 22), False, PeriodWarning.TOO_LONG),
        (date(2027, 2, 21), True, PeriodWarning.TOO_SHORT),
        (date(2028, 11, 22), True, None),
        (date(2028, 11, 23), True, PeriodWarning.TOO_LONG),
    ],
)
def test_three_months_to_under_twelve_and_to_study_up_to_twenty_four(
    until: date, is_study: bool, warning: PeriodWarning | None
) -> None:
    assert period_warning(date(2026, 11, 22), until, is_study=is_study, rules=RULES) is warning
