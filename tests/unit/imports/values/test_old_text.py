"""Text from before Unicode, and text that was read wrongly."""

from __future__ import annotations

from random import Random

import pytest

from demo.names import full_name
from models import Gender
from services.imports.codes import Code
from services.imports.values.legacy_text import repair_for
from services.imports.values.syllables import is_syllable
from tests.factories.spreadsheets import spellings

LABELS = [
    "Họ và tên",
    "Ngày vào Đảng",
    "Số thẻ đảng viên",
    "Chi bộ thôn Thượng",
    "DANH SÁCH ĐẢNG VIÊN",
    "Đảng ủy xã",
]


def texts(seed: int, count: int = 60) -> list[str]:
    chance = Random(seed)  # noqa: S311 - made-up people, no secrets
    people = [
        full_name(chance, chance.choice(list(Gender)), chance.randrange(1945, 2005)) for _ in range(count)
    ]
    return LABELS + people


@pytest.mark.parametrize(
    ("spell", "code"),
    [
        (spellings.tcvn3, Code.TEXT_TCVN3),
        (spellings.vni, Code.TEXT_VNI),
        (spellings.mojibake, Code.TEXT_MOJIBAKE),
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_whole_sheet_comes_back_letter_by_letter(spell: object, code: Code, seed: int) -> None:
    plain = texts(seed)
    repair = repair_for([spell(text) for text in plain])  # type: ignore[operator]
    assert repair is not None
    for text in plain:
        found, how = repair(spell(text))  # type: ignore[operator]
        assert found == text
        assert how in (code, None)


@pytest.mark.parametrize("seed", range(5))
def test_unicode_is_left_alone(seed: int) -> None:
    assert repair_for(texts(seed)) is None
    odd = ["«Chi bộ» số 1", "Lê Văn An – bí thư", "Ðinh Thị Hoa", "37°C", "LÃ THU"]
    repair = repair_for([*texts(seed), *odd])
    assert repair is None or all(repair(text) == (text, None) for text in odd)


def test_a_word_that_two_encodings_share_is_left_to_a_person() -> None:
    """«Chu Thò Mai» is right as it stands; in VNI it is «Chu Thị Mai». Only a mixed sheet has both."""
    mixed = texts(1) + [spellings.vni(text) for text in texts(2)]
    repair = repair_for([*mixed, "Chu Thò Mai"])
    assert repair is not None
    assert repair("Chu Thò Mai") == ("Chu Thò Mai", Code.TEXT_UNSURE)
    old = repair_for([spellings.vni(text) for text in texts(2)])
    assert old is not None
    assert old("Chu Thò Mai") == ("Chu Thị Mai", Code.TEXT_VNI)


def test_letters_in_the_font_of_capitals_are_capitals() -> None:
    repair = repair_for([spellings.tcvn3(text) for text in texts(3)])
    assert repair is not None
    assert repair("NGUYÔN V¡N §øC")[0] == "NGUYỄN VĂN ĐỨC"


def test_lost_bytes_are_not_guessed() -> None:
    broken = "Nguyá»…n Thá»‹ Ngá»\ufffdc"
    repair = repair_for([spellings.mojibake(text) for text in texts(4)] + [broken])
    assert repair is not None
    assert repair(broken) == ("Nguyễn Thị Ng\ufffdc", Code.TEXT_UNREADABLE)


def test_the_one_letter_a_lost_byte_can_mean_is_restored() -> None:
    repair = repair_for(["Ä\ufffdá»— VÄƒn Minh"])
    assert repair is not None
    assert repair("Ä\ufffdá»— VÄƒn Minh") == ("Đỗ Văn Minh", Code.TEXT_MOJIBAKE)


@pytest.mark.parametrize(
    "word",
    ["nguyễn", "quỳnh", "giếng", "khuỷu", "ước", "yến", "oanh", "Đặng", "thoắt", "gì", "quốc", "nghiêng"],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nguyeãn", "v¨n", "ThÞ", "mèt", "àà", "bcd", "ngễng1", "cât̀"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
