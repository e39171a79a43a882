"""What is typed into a search becomes a question that PostgreSQL always understands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese import canonical, fold, fold_in_place, one_tone_placement
from services.directives.search_words import excerpt, searchable, sought

QUESTION = re.compile(r"[^\W_]+(?: (?:&|<->) [^\W_]+)*(?::\*)?")


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Đảng phí", "dang & phi:*"),
        ('"sinh hoạt chi bộ"', "sinh <-> hoat <-> chi <-> bo"),
        ('đảng phí "chi bộ" hằng th', "dang & phi & chi <-> bo & hang & th:*"),
        ("“chi bộ", "chi <-> bo"),
        ("339-QĐ/TW", "339 & qd & tw:*"),
        ("&|!():*'\\", ""),
    ],
)
def test_words_phrases_and_beginnings(typed: str, folded: str) -> None:
    assert sought(typed).folded == folded


def test_both_places_of_a_tone_ask_the_same() -> None:
    assert sought("Hòa thủy") == sought("Hoà thuỷ")
    assert sought("hoàn toàn").exact == "hoàn & toàn:*"


@given(st.text(max_size=200))
def test_any_text_is_a_question_or_none(text: str) -> None:
    asked = sought(text)
    for question in (asked.folded, asked.exact, asked.loose):
        assert question == "" or QUESTION.fullmatch(question), question


@given(st.text(max_size=200))
def test_folding_in_place_keeps_every_place(text: str) -> None:
    plain = canonical(text)
    assert len(fold_in_place(plain)) == len(plain)
    assert one_tone_placement(one_tone_placement(plain)) == one_tone_placement(plain)
    assert fold(one_tone_placement(plain)) == fold(plain)


@given(st.text(max_size=200))
def test_what_is_kept_holds_words_only(text: str) -> None:
    for kept in searchable(text):
        assert kept == " ".join(kept.split())


def test_an_excerpt_is_the_text_itself_around_the_first_hit() -> None:
    text = "Một đoạn mở đầu. " * 30 + "Đảng viên nộp đảng phí hằng tháng. " + "Đoạn kết. " * 30
    parts = excerpt(text, sought("dang phi"))
    assert [part for part, is_hit in parts if is_hit] == ["Đảng", "đảng", "phí"]
    assert "".join(part for part, _ in parts[1:-1]) in text
    assert excerpt(text, sought("khong")) == []


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("chi bo", ["Chi", "bộ", "chí", "chi", "bộ"]),
        ("bo chi", ["Chi", "bộ", "chí", "chi", "chí", "bộ"]),
        ('"bo chi"', ["Chi", "bộ", "chí", "chi", "bộ"]),
    ],
)
def test_whole_words_are_marked_and_beginnings_of_the_last(typed: str, marked: list[str]) -> None:
    parts = excerpt("Chi bộ: đồng chí thuộc chi nhánh, chính bộ môn.", sought(typed))
    assert [part for part, is_hit in parts if is_hit] == marked


@given(st.text(max_size=300), st.text(min_size=1, max_size=5))
def test_an_excerpt_never_invents_anything(text: str, word: str) -> None:
    plain = canonical(text)
    parts = [part for part, _ in excerpt(plain, sought(word))]
    assert "".join(part for part in parts if part not in ("… ", " …")) in plain
