"""Words for man and woman, and for where a membership stands."""

from __future__ import annotations

import pytest

from models import Gender, MemberStatus
from services.imports.values.genders import gender_by_citizen_id, gender_by_middle_name, gender_word, is_tick
from services.imports.values.statuses import member_status


@pytest.mark.parametrize("word", ["Nam", " nam ", "NAM", "Male"])
def test_men(word: str) -> None:
    assert gender_word(word) is Gender.MALE


@pytest.mark.parametrize("word", ["Nữ", "nu", "NỮ", "N\u01b0\u0303", "female"])
def test_women(word: str) -> None:
    assert gender_word(word) is Gender.FEMALE


@pytest.mark.parametrize("word", ["", "khác", "x", "1", None, 1.0])
def test_other_words_are_not_guessed(word: str | None) -> None:
    assert gender_word(word) is None


def test_ticks() -> None:
    assert all(is_tick(mark) for mark in ("x", "X", "✓", 1.0, True, "v"))
    assert not any(is_tick(mark) for mark in (None, "", "0", 0.0, False, "không"))


def test_what_names_and_ids_hint_at() -> None:
    assert gender_by_middle_name("Trần Thị Lan") is Gender.FEMALE
    assert gender_by_middle_name("Trần Văn Lan") is Gender.MALE
    assert gender_by_middle_name("Trần Minh Văn") is None
    assert gender_by_citizen_id("001165012345") is Gender.FEMALE
    assert gender_by_citizen_id(None) is None


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Đảng viên chính thức", MemberStatus.OFFICIAL),
        ("Dự bị", MemberStatus.PROBATIONARY),
        ("Từ trần 2/2020", MemberStatus.DECEASED),
        ("Đã chuyển sinh hoạt", MemberStatus.TRANSFERRED_OUT),
        ("Xoá tên", MemberStatus.STRUCK_OFF),
        ("Khai trừ", MemberStatus.EXPELLED),
        ("", None),
        (None, None),
    ],
)
def test_statuses(words: str | None, status: MemberStatus | None) -> None:
    assert member_status(words) is status
