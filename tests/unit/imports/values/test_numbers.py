"""Phones, citizen ids and card numbers as spreadsheets mistreat them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.imports.codes import Code, Verdict, gravity
from services.imports.values.card_numbers import card_number
from services.imports.values.citizen_ids import agrees, citizen_id
from services.imports.values.phones import phone_number
from services.members import phone_e164

mobiles = st.from_regex(r"0[35789][0-9]{8}", fullmatch=True)
ids = st.from_regex(r"0[0-9]{2}[0-3][0-9]{7}[1-9]", fullmatch=True)
cards = st.from_regex(r"[0-9]{2}[0-9]{5}[1-9]", fullmatch=True)
anything = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(),
    st.booleans(),
)


@given(mobiles)
def test_every_form_of_a_phone_is_the_same_number(number: str) -> None:
    for raw in (
        number,
        f"+84{number[1:]}",
        f"84{number[1:]}",
        f"0084{number[1:]}",
        f"{number[:4]} {number[4:7]} {number[7:]}",
        f"{number[:4]}.{number[4:7]}.{number[7:]}",
        f"({number[:4]}) {number[4:]}",
        f"ĐT: {number}",
        f"'{number}",
        number[1:],
        float(number),
        f"{number[1:]}.0",
    ):
        assert phone_number(raw) == (f"+84{number[1:]}", ()), raw


@given(mobiles)
def test_what_is_understood_is_what_the_handbook_takes(number: str) -> None:
    assert phone_number(number).value == phone_e164(number)


@given(mobiles, mobiles)
def test_of_two_phones_the_first_is_proposed(one: str, other: str) -> None:
    for glue in (" / ", "; ", ", ", "\n", " - ", " hoặc ", "", " "):
        found = phone_number(f"{one}{glue}{other}")
        assert found == (f"+84{one[1:]}", (Code.PHONE_SEVERAL,)), glue


def test_numbers_of_eleven_digits_have_new_ones_since_2018() -> None:
    assert phone_number("01681234567") == ("+84381234567", (Code.PHONE_OLD_PREFIX,))


@pytest.mark.parametrize("raw", ["12345", "0912", "113", "091234567x", "0412345678", 12.5, True])
def test_other_numbers_are_no_phones(raw: str) -> None:
    assert phone_number(raw) == (None, (Code.PHONE_MALFORMED,))


@given(ids)
def test_a_citizen_id_keeps_its_zeros_or_is_shown_to_a_person(number: str) -> None:
    assert citizen_id(number) == (number, ())
    assert citizen_id(f"{number[:3]} {number[3:6]} {number[6:]}") == (number, ())
    assert citizen_id(f'="{number}"') == (number, ())
    for raw in (float(number), str(int(number)), f"{int(number)}.0"):
        value, codes = citizen_id(raw)
        assert codes, raw
        assert all(gravity(code) is not Verdict.ACCEPT for code in codes)
        assert value in (number, None)


@pytest.mark.parametrize("raw", ["1.2E+11", "1,2E+11", "7.9085E+10", "1.20065e11", 120000000000.0])
def test_lost_digits_are_never_made_up(raw: str) -> None:
    assert citizen_id(raw) == (None, (Code.DIGITS_LOST,))


def test_an_exponent_that_lost_nothing_is_read() -> None:
    assert citizen_id("1.20065012345E+11") == ("120065012345", ())


def test_nine_digits_are_an_old_identity_card() -> None:
    assert citizen_id("186012345") == (None, (Code.CITIZEN_ID_OLD_CARD,))


def test_a_citizen_id_says_sex_and_year() -> None:
    assert agrees("001065012345", 1965, is_male=True)
    assert agrees("001165012345", 1965, is_male=False)
    assert agrees("001302012345", 2002, is_male=False)
    assert agrees("001302012345", 2002, is_male=None)
    assert not agrees("001065012345", 1965, is_male=False)
    assert not agrees("001065012345", 1966, is_male=True)
    assert not agrees("001265012345", 1965, is_male=True)


@given(cards)
def test_every_form_of_a_card_is_the_same_number(number: str) -> None:
    for raw in (
        number,
        f"{number[:2]}.{number[2:]}",
        f"{number[:2]} {number[2:]}",
        f"{number[:2]}-{number[2:]}",
    ):
        assert card_number(raw) == (number, ())


@given(cards)
def test_a_card_number_that_became_a_number_loses_zeros_only_visibly(number: str) -> None:
    for raw in (float(number), float(f"{number[:2]}.{number[2:]}")):
        value, codes = card_number(raw)
        if not codes:
            assert value == number
        elif value is not None:
            assert int(value) == int(number)


@given(anything)
def test_nothing_breaks_the_readers(raw: object) -> None:
    for read in (phone_number, citizen_id, card_number):
        value, codes = read(raw)  # type: ignore[operator]
        assert value is None or (value.lstrip("+").isascii() and value.lstrip("+").isdecimal())
        assert isinstance(codes, tuple)
