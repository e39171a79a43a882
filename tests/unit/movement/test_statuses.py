"""Which status follows which: the table, the days, and a life told back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import HandbookError
from models import ACTIVE_STATUSES, MemberStatus, StatusChange
from services.members import Standing, history_of, status_at
from services.movement.errors import (
    ByTransferOnly,
    DecisionNeeded,
    ProbationTooShort,
    StatusDayOutOfOrder,
    StatusNotAllowed,
)
from services.movement.status_rules import NEXT_STATUSES, check_change, next_statuses

_S = MemberStatus
ADMITTED, TODAY = date(2025, 5, 19), date(2026, 11, 22)
ON_PROBATION = [Standing(_S.PROBATIONARY, ADMITTED)]


def refused(
    expected: type[HandbookError],
    history: list[Standing],
    to: MemberStatus,
    on: date,
    decision: str | None = "1",
) -> None:
    with pytest.raises(expected):
        check_change(history, to=to, on=on, decision=decision, today=TODAY, probation=12)


def test_what_has_ended_stays_ended() -> None:
    for ended in set(MemberStatus) - ACTIVE_STATUSES:
        assert next_statuses([Standing(_S.OFFICIAL, ADMITTED), Standing(ended, TODAY)]) == frozenset()


def test_nobody_is_transferred_by_a_decision_alone() -> None:
    assert all(_S.TRANSFERRED_OUT not in following for following in NEXT_STATUSES.values())
    refused(ByTransferOnly, ON_PROBATION, _S.TRANSFERRED_OUT, TODAY)


@pytest.mark.parametrize("before", [_S.PROBATIONARY, _S.OFFICIAL])
def test_a_suspension_ends_where_it_began(before: MemberStatus) -> None:
    suspended = [Standing(before, ADMITTED), Standing(_S.SUSPENDED, ADMITTED + timedelta(days=30))]
    assert next_statuses(suspended) & {_S.PROBATIONARY, _S.OFFICIAL} == {before}


def test_probation_lasts_a_year() -> None:
    refused(ProbationTooShort, ON_PROBATION, _S.OFFICIAL, date(2026, 5, 18))
    check_change(ON_PROBATION, to=_S.OFFICIAL, on=date(2026, 5, 19), decision="1", today=TODAY, probation=12)


def test_who_is_on_probation_is_struck_off_not_expelled() -> None:
    refused(StatusNotAllowed, ON_PROBATION, _S.EXPELLED, TODAY)


@pytest.mark.parametrize("on", [ADMITTED, ADMITTED - timedelta(days=1), TODAY + timedelta(days=1)])
def test_decisions_come_in_order_and_not_before_their_day(on: date) -> None:
    refused(StatusDayOutOfOrder, ON_PROBATION, _S.LEFT, on)


def test_all_but_a_death_is_decided_by_a_document() -> None:
    for to in NEXT_STATUSES[_S.PROBATIONARY] - {_S.DECEASED}:
        refused(DecisionNeeded, ON_PROBATION, to, TODAY, decision=None)
    check_change(ON_PROBATION, to=_S.DECEASED, on=TODAY, decision=None, today=TODAY, probation=12)


@given(
    st.integers(0, 40),
    st.none() | st.integers(0, 40),
    st.dictionaries(st.integers(0, 60), st.sampled_from(MemberStatus), max_size=4),
    st.integers(0, 70),
)
def test_a_life_told_back_is_the_one_that_was_lived(
    admitted: int, official: int | None, decided: dict[int, MemberStatus], asked: int
) -> None:
    """Against asking each day what the last word before it was."""
    day = lambda number: date(2026, 1, 1) + timedelta(days=number)  # noqa: E731
    official = None if official is None else admitted + official
    changes = [StatusChange(status=status, effective_on=day(on)) for on, status in sorted(decided.items())]
    found = status_at(
        history_of(day(admitted), None if official is None else day(official), changes), day(asked)
    )
    spoken = [on for on in decided if on <= asked]
    by_dates = _S.OFFICIAL if official is not None and official <= asked else _S.PROBATIONARY
    assert found == (decided[max(spoken)] if spoken else by_dates)
