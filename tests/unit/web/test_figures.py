"""Numbers as people here write them."""

from __future__ import annotations

import pytest

from web.figures import file_size, number, percent, share


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (412, "412"), (12431, "12.431"), (5_600_000, "5.600.000")]
)
def test_thousands_stand_apart(value: int, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("value", "written"), [(37.5, "37,5\u00a0%"), (100.0, "100,0\u00a0%"), (0.0, "0,0\u00a0%"), (None, "–")]
)
def test_a_rate_has_one_decimal(value: float | None, written: str) -> None:
    assert percent(value) == written


def test_a_share_of_nothing_is_no_share() -> None:
    assert share(0, 0) == "–"
    assert share(1, 19) == "5,3\u00a0%"


@pytest.mark.parametrize(
    ("size", "written"), [(1, "1\u00a0KB"), (48_200, "48\u00a0KB"), (1_200_000, "1,2\u00a0MB")]
)
def test_files_are_as_large_as_phones_say(size: int, written: str) -> None:
    assert file_size(size) == written
