"""What two records say for and against one person: the same whichever comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from services.duplicates.reasons import NAMESAKES_FROM, REPORTED_FROM, Reason, points
from services.duplicates.rules import Compared, plain_reasons

ONE = Compared("nguyen thi hoa", date(1980, 3, 5), None, date(2005, 9, 2), date(2006, 9, 2), None)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (replace(ONE, name="nguien thi hoa"), Reason.SAME_NAME),
        (replace(ONE, name="nguyen hoa"), Reason.NAME_VARIANT),
        (replace(ONE, name="nguyen thi lan"), Reason.OTHER_NAME),
        (replace(ONE, birth_date=date(1980, 5, 3)), Reason.BIRTH_SWAPPED),
        (replace(ONE, birth_date=date(1980, 1, 1)), Reason.BIRTH_YEAR_ONLY),
        (replace(ONE, birth_date=date(1981, 3, 5)), Reason.BIRTH_MISTYPED),
        (replace(ONE, admitted_on=date(2005, 8, 20)), Reason.ONLY_OFFICIAL_DATE),
        (replace(ONE, official_on=date(2006, 12, 1)), Reason.OTHER_OFFICIAL_DATE),
    ],
)
def test_a_slip_has_a_reason_of_its_own(other: Compared, said: Reason) -> None:
    assert said in plain_reasons(ONE, other)
    assert plain_reasons(ONE, other) == plain_reasons(other, ONE)


def test_the_official_date_alone_speaks_as_the_admission_date_would() -> None:
    other = replace(ONE, admitted_on=date(2005, 8, 20))
    assert points(plain_reasons(ONE, other)) >= REPORTED_FROM
    assert points(plain_reasons(ONE, replace(other, official_on=None))) < REPORTED_FROM


def test_namesakes_admitted_on_a_feast_day_are_not_shown_for_that() -> None:
    younger = replace(ONE, birth_date=date(1981, 3, 5))
    assert points(plain_reasons(ONE, younger, namesakes=NAMESAKES_FROM / 2)) >= REPORTED_FROM
    assert points(plain_reasons(ONE, younger, namesakes=NAMESAKES_FROM)) < REPORTED_FROM
    assert Reason.NAMESAKES_LIKELY not in plain_reasons(ONE, ONE, namesakes=10), "born on the same day too"
