"""Short codes that people read out, write down and type."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.one_time_code import as_typed, grouped, new_code

LOOK_ALIKES = set("0O1ILU")


@given(st.integers(1, 40))
def test_no_code_holds_what_looks_like_something_else(length: int) -> None:
    code = new_code(length)
    assert len(code) == length
    assert not set(code) & LOOK_ALIKES
    assert code.isascii()


def test_codes_do_not_come_again() -> None:
    assert len({new_code(12) for _ in range(1000)}) == 1000


def test_they_are_read_in_groups_of_four() -> None:
    assert grouped("K7QW2M9DXR4T") == "K7QW-2M9D-XR4T"
    assert grouped("K7QW2M") == "K7QW-2M"


@given(st.integers(1, 20), st.sampled_from(["{}", " {} ", "«{}»", "{}\n"]))
def test_every_way_to_type_a_code_is_the_code(length: int, form: str) -> None:
    code = new_code(length)
    for typed in (code, code.lower(), grouped(code), grouped(code).replace("-", " – ")):
        assert as_typed(form.format(typed)) == code


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_without_a_mistake(text: str) -> None:
    assert as_typed(as_typed(text)) == as_typed(text)
