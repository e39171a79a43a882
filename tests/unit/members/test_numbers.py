"""The numbers a member is known by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.members.errors import MalformedNumber
from services.members.numbers import card_digits, citizen_id_digits, masked, phone_e164, readings

digits = st.text(st.sampled_from("0123456789"), min_size=8, max_size=12)
mobile = st.from_regex(r"0[35789][0-9]{8}", fullmatch=True)
landline = st.from_regex(r"02[0-9]{9}", fullmatch=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345",
        "0912 345 67",
        "0912 345 678 9012",
        "+1 212 555 0100",
        "0912345678x",
        "không có",
        "٠٩١٢٣٤٥٦٧٨",
        "+",
        "00912345678",
        "-0912345678e5",
    ],
)
def test_what_is_no_telephone_number_is_refused(text: str) -> None:
    with pytest.raises(MalformedNumber) as caught:
        phone_e164(text)
    assert caught.value.field == "phone"


@pytest.mark.parametrize("text", ["1234567", "1234567890123", "1234567a", "", "１２３４５６７８"])
def test_a_card_has_8_to_12_digits(text: str) -> None:
    with pytest.raises(MalformedNumber) as caught:
        card_digits(text)
    assert caught.value.field == "card_number"


@pytest.mark.parametrize("text", ["12345678901", "1234567890123", "00123456789a", ""])
def test_a_citizen_id_has_12_digits(text: str) -> None:
    with pytest.raises(MalformedNumber) as caught:
        citizen_id_digits(text)
    assert caught.value.field == "citizen_id"


@given(mobile | landline, st.sampled_from(["{0}", "+84{1}", "84{1}", "0084{1}", "+84 (0){1}", "+84 0{1}"]))
def test_every_way_to_write_a_telephone_number_is_one(number: str, form: str) -> None:
    assert phone_e164(form.format(number, number[1:])) == f"+84{number[1:]}"


@given(mobile | landline, st.sampled_from(" .-–/()\u00a0"), st.integers(1, 9))
def test_separators_mean_nothing(number: str, separator: str, place: int) -> None:
    assert phone_e164(number[:place] + separator + number[place:]) == f"+84{number[1:]}"


@given(mobile | landline)
def test_one_form_is_its_own_form(number: str) -> None:
    assert phone_e164(phone_e164(number)) == phone_e164(number)


@given(digits)
def test_zeros_in_front_stay(number: str) -> None:
    spaced = f" {number[:4]}.{number[4:]} "
    assert card_digits(spaced) == number
    if len(number) == 12:
        assert citizen_id_digits(spaced) == number


@given(st.text(max_size=20) | digits | mobile)
def test_readings_are_exactly_what_it_could_be(text: str) -> None:
    found = readings(text)
    forms = {"phone": phone_e164, "card_number": card_digits, "citizen_id": citizen_id_digits}
    for field, form in forms.items():
        try:
            assert found.pop(field) == form(text)
        except KeyError:
            with pytest.raises(MalformedNumber):
                form(text)
    assert not found


@given(digits)
def test_all_but_three_digits_are_hidden(number: str) -> None:
    hidden = masked(number)
    assert hidden is not None
    assert hidden == "•" * (len(number) - 3) + number[-3:]
    assert masked(None) is None
