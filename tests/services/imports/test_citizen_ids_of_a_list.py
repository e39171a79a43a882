"""Citizen ids that contradict their row are asked about, where the list shows that it holds such ids."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from services.imports import Preview
from tests.services.imports.conftest import codes, person

Look = Callable[..., Preview]
ANOTHER_YEAR = person(7, birth=date(1971, 3, 4))
ANOTHER_SEX = person(8, citizen="001070000008")


def test_two_that_fit_show_what_the_numbers_are(look: Look) -> None:
    found = codes(look(person(1), person(2), ANOTHER_YEAR, ANOTHER_SEX))
    assert found == [set(), set(), {"citizen_id_disagrees"}, {"citizen_id_disagrees"}]


@pytest.mark.parametrize("others", [(), (person(1),), (person(1), person(2))])
def test_a_list_in_which_few_fit_is_not_judged(look: Look, others: tuple) -> None:
    numbers = [person(number, citizen=f"00199900000{number}") for number in range(3, 6)]
    assert all("citizen_id_disagrees" not in found for found in codes(look(*others, *numbers)))
