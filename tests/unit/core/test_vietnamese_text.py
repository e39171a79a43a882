"""Vietnamese text: one normal form, a form to search by, a key to sort by."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.vietnamese import canonical, fold, name_sort_key, normalise, sort_key

# Each letter with its tones: ngang, huyền, hỏi, ngã, sắc, nặng.
ROWS = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ"
VOWELS = ROWS.split()
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LETTERS = "".join(VOWELS) + "".join(letter for letter in ALPHABET if letter not in "aăâeêioôơuưy")

vietnamese = st.text(st.sampled_from(LETTERS + LETTERS.upper() + " "), max_size=20)
anything = st.text(max_size=30) | vietnamese


def place(character: str) -> tuple[int, int]:
    """A letter's rank in the alphabet and its tone, looked up in the table above."""
    for row in VOWELS:
        if character in row:
            return ALPHABET.index(row[0]), row.index(character)
    return ALPHABET.index(character), 0


def dictionary_order(text: str) -> list[tuple[list[int], list[int]]]:
    """Word by word: first all letters, then all tones."""
    words = text.casefold().split()
    return [([place(one)[0] for one in word], [place(one)[1] for one in word]) for word in words]


@given(anything)
@example("a\x01\u0301")
@example("\u200b\u0301a")
@example("\r\r\n\x85\u2028")
def test_normal_forms_are_reached_in_one_step(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert canonical(canonical(text)) == canonical(text)


@given(anything)
def test_normal_text_is_composed_trimmed_and_free_of_control(text: str) -> None:
    normal = normalise(text)
    assert unicodedata.is_normalized("NFC", normal)
    assert normal == normal.strip()
    assert "\x00" not in normal
    assert not any(ord(one) < 32 and one not in "\n" for one in normal)


@given(anything)
@example("ŉ")
@example("ﬁ ǰ ΐ İ ẞ")
def test_folding_is_done_once_and_for_all(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(vietnamese)
def test_composed_or_not_it_is_the_same_text(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    for form in (normalise, canonical, fold, sort_key, name_sort_key):
        assert form(decomposed) == form(unicodedata.normalize("NFC", text))


@given(vietnamese)
def test_vietnamese_folds_to_plain_letters(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text) == fold(text.upper()) == fold(text.lower())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hoà"),
        ("thủy", "thuỷ"),
        ("Ủy ban", "Uỷ ban"),
        ("khỏe", "khoẻ"),
        ("\u00d0ỗ", "Đỗ"),  # the Icelandic Eth, as careful sources type it
        ("đ\u00f0", "dd"),
        ("Đắk\u00a0Lắk", "dak lak"),
        ("H\u2019Mông", "H'Mông"),
        ("  Nguyễn \t Văn\u3000An ", "nguyen van an"),
    ],
)
def test_both_ways_to_write_it_are_found(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_accents_do_not_vanish_where_text_is_kept() -> None:
    assert normalise("Nguyê\u0303n  Thị Ánh\n\n điều 1 ") == "Nguyễn Thị Ánh\n\nđiều 1"


def test_blanks_mean_something_in_markdown() -> None:
    assert canonical("    mã\r\n\tdòng\r") == "    mã\n\tdòng\n"


KNOWN_ORDER = """
a à ả ã á ạ ai am an án anh ăn ăng ân ấn ba bà bả bã bá bạ ban bàn bang băng bằng bâng
ca chi co cò cô cơ da dan đa đan e en ê êm ga hoa hoà hoạ kha la ma mà mả mã má mạ mai
nga nghe nhà no nô nơ oa ô ơ pha quy ra sa ta tha thanh thành tranh u ung ư ưng va xa y ý
"""


def test_words_of_known_order() -> None:
    for earlier, later in pairwise(KNOWN_ORDER.split()):
        assert sort_key(earlier) < sort_key(later), (earlier, later)


@given(vietnamese, vietnamese)
def test_the_key_orders_as_a_dictionary_does(one: str, other: str) -> None:
    expected = dictionary_order(one) < dictionary_order(other)
    assert (sort_key(one) < sort_key(other)) is expected


@given(anything)
def test_every_text_has_a_plain_key(text: str) -> None:
    assert sort_key(text).isascii()
    assert name_sort_key(text).isascii()


def test_numbers_are_compared_by_their_value() -> None:
    names = ["Chi bộ 10", "Chi bộ 2", "Chi bộ khối 1", "Chi bộ 2A", "Chi bộ 1"]
    assert sorted(names, key=sort_key) == ["Chi bộ 1", "Chi bộ 2", "Chi bộ 2A", "Chi bộ 10", "Chi bộ khối 1"]


def test_people_are_listed_by_given_name_then_family() -> None:
    names = ["Trần Văn Bình", "Lê Ân", "Nguyễn Thị An", "Lê Thị An", "Đỗ Bình An", "An"]
    assert sorted(names, key=name_sort_key) == [
        "An",
        "Đỗ Bình An",
        "Lê Thị An",
        "Nguyễn Thị An",
        "Lê Ân",
        "Trần Văn Bình",
    ]
