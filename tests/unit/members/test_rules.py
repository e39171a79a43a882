"""What cannot be true of a member's dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.members.errors import DatesOutOfOrder, PeriodReversed
from services.members.rules import check_dates, check_period

TODAY = date(2026, 11, 22)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("born", "admitted", "official", "field"),
    [
        (date(1980, 1, 1), date(2026, 11, 23), None, "admitted_on"),
        (date(1980, 1, 1), date(1997, 12, 31), None, "admitted_on"),
        (date(2000, 2, 29), date(2018, 2, 28), None, "admitted_on"),
        (date(1980, 1, 1), date(2000, 1, 1), date(1999, 12, 31), "official_on"),
    ],
)
def test_dates_out_of_order_are_refused(
    born: date, admitted: date, official: date | None, field: str
) -> None:
    with pytest.raises(DatesOutOfOrder) as caught:
        check_dates(born, admitted, official, TODAY)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("born", "admitted", "official"),
    [
        (date(1980, 1, 1), date(1998, 1, 1), None),
        (date(2000, 2, 29), date(2018, 3, 1), None),
        (date(1980, 1, 1), TODAY, TODAY),
    ],
)
def test_the_first_possible_day_is_taken(born: date, admitted: date, official: date | None) -> None:
    check_dates(born, admitted, official, TODAY)


@given(days, days, st.none() | days)
def test_nobody_gets_by_who_is_under_age_or_from_the_future(
    born: date, admitted: date, official: date | None
) -> None:
    in_order = admitted <= TODAY and _age(born, admitted) >= 18 and (official or admitted) >= admitted
    try:
        check_dates(born, admitted, official, TODAY)
    except DatesOutOfOrder:
        assert not in_order
    else:
        assert in_order


def _age(born: date, on: date) -> int:
    """Full years; whoever was born on 29 February grows older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@given(days, st.none() | days)
def test_a_period_has_at_least_one_day(since: date, until: date | None) -> None:
    if until is None or until > since:
        check_period(since, until)
    else:
        with pytest.raises(PeriodReversed):
            check_period(since, until)
