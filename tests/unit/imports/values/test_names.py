"""Persons' names: one form to store, one key to compare by."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.imports.codes import Code
from services.imports.values.letters import CAPITALS, SMALL
from services.imports.values.names import name_key, person_name
from tests.factories.spreadsheets.spellings import tone_moved

words = st.builds(
    lambda head, rest: head + rest, st.sampled_from(CAPITALS), st.text(st.sampled_from(SMALL), max_size=5)
)
names = (
    st.lists(words, min_size=2, max_size=5)
    .map(" ".join)
    .filter(lambda name: not (name.isupper() or name.isascii()))
)


@given(names)
def test_a_name_stays_as_it_is(name: str) -> None:
    assert person_name(name) == (name, ())


@given(names)
def test_composition_blanks_and_look_alikes_do_not_matter(name: str) -> None:
    for raw in (
        unicodedata.normalize("NFD", name),
        f"  {name}\u00a0",
        name.replace(" ", "\u00a0 "),
        name.replace("Đ", "\u00d0"),
        f"đ/c {name}",
        f"Đồng chí: {name}",
        f"12. {name}",
    ):
        assert person_name(raw).value == name


def test_capitals_and_small_letters_become_a_name() -> None:
    assert person_name("NGUYỄN THỊ ÁNH") == ("Nguyễn Thị Ánh", (Code.NAME_RECASED,))
    assert person_name("h'hen niê") == ("H'Hen Niê", (Code.NAME_RECASED,))


@pytest.mark.parametrize(
    ("raw", "name", "code"),
    [
        ("Nguyễn Văn An (Bí thư)", "Nguyễn Văn An", Code.NAME_UNUSUAL),
        ("An", "An", Code.NAME_UNUSUAL),
        ("Nguyễn Văn 4n", "Nguyễn Văn 4n", Code.NAME_UNUSUAL),
        ("Nguyen Van An", "Nguyen Van An", Code.NAME_WITHOUT_ACCENTS),
        (12.0, "12.0", Code.NAME_UNUSUAL),
    ],
)
def test_what_is_odd_is_shown_to_a_person(raw: str | float, name: str, code: Code) -> None:
    assert person_name(raw) == (name, (code,))


@pytest.mark.parametrize("nothing", [None, "", "  ", "-", "..."])
def test_nothing_is_no_name(nothing: str | None) -> None:
    assert person_name(nothing).value is None


@given(names)
def test_the_key_is_the_same_under_spelling_variants(name: str) -> None:
    key = name_key(name)
    for variant in (
        name.upper(),
        tone_moved(name),
        unicodedata.normalize("NFD", name),
        name.replace(" ", "  "),
    ):
        assert name_key(variant) == key


@pytest.mark.parametrize(
    "name", ["Dang Minh Lan", "Cao Thi Lan", "Mai Van An", "Cao Minh Ngoc", "Mai Huong Lan", "CAO XUAN AN"]
)
def test_a_name_in_plain_letters_that_cannot_be_right_is_asked_about(name: str) -> None:
    assert Code.NAME_WITHOUT_ACCENTS in person_name(name).codes


@pytest.mark.parametrize("name", ["Mai Thanh Lan", "Cao Minh Trang", "Phan Anh Khoa", "Siu Hlan", "Y Bhim"])
def test_a_name_in_plain_letters_may_be_right(name: str) -> None:
    assert person_name(name) == (name, ())
