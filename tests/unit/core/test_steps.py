"""Numbers kept as steps come back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql

from core.steps import Steps

DIALECT = postgresql.dialect()


@given(st.lists(st.integers(0, 2**31 - 1)))
def test_numbers_in_any_order_survive(numbers: list[int]) -> None:
    kept = Steps().process_bind_param(numbers, DIALECT)

    assert kept is not None
    assert all(-(2**31) < step < 2**31 for step in kept)
    assert Steps().process_result_value(kept, DIALECT) == numbers


def test_neighbours_are_steps_of_one() -> None:
    assert Steps().process_bind_param([7, 8, 9, 40], DIALECT) == [7, 1, 1, 31]
