"""Every refusal has a code of its own, words in both languages, and a category that each door translates."""

from __future__ import annotations

import re
from collections import defaultdict
from string import Formatter

import pytest

from api.errors import STATUS, InternalError, MalformedRequest, status_of
from core.errors import CATEGORIES, HandbookError
from tests.architecture.source import import_everything

VIETNAMESE = re.compile(r"[À-ỹ]")
# Not a domain's refusals: what HTTP finds wrong, and our own mistakes.
OUTSIDE_THE_CATEGORIES = {MalformedRequest, InternalError}


def refusals(kind: type[HandbookError] = HandbookError) -> set[type[HandbookError]]:
    """Every class of the family, wherever it is."""
    return {deeper for one in kind.__subclasses__() for deeper in (one, *refusals(one))}


import_everything()
ALL = sorted(
    (one for one in refusals() if not one.__module__.startswith("tests.")),
    key=lambda one: (one.__qualname__, one.__module__),
)


def placeholders(sentence: str) -> set[str]:
    """The names to be filled in; ``wait_vi`` and ``wait_en`` are one."""
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    return {re.sub(r"_(vi|en)$", "", name) for name in names}


@pytest.mark.parametrize("refusal", ALL, ids=lambda one: one.__qualname__)
def test_it_speaks_both_languages(refusal: type[HandbookError]) -> None:
    assert VIETNAMESE.search(refusal.vi), refusal.vi
    assert not VIETNAMESE.search(re.sub("“.*?”", "", refusal.en)), refusal.en
    assert placeholders(refusal.vi) == placeholders(refusal.en)
    for sentence in (refusal.vi, refusal.en):
        assert sentence[-1] in ".?", sentence
        assert sentence.strip() == sentence


@pytest.mark.parametrize("refusal", ALL, ids=lambda one: one.__qualname__)
def test_it_says_both_itself_or_neither(refusal: type[HandbookError]) -> None:
    assert ("vi" in vars(refusal)) is ("en" in vars(refusal))


@pytest.mark.parametrize("refusal", ALL, ids=lambda one: one.__qualname__)
def test_it_has_one_category_and_that_a_status(refusal: type[HandbookError]) -> None:
    if refusal not in OUTSIDE_THE_CATEGORIES:
        assert sum(issubclass(refusal, category) for category in CATEGORIES) == 1
        assert status_of(refusal.__new__(refusal)) in STATUS.values()


@pytest.mark.parametrize("refusal", ALL, ids=lambda one: one.__qualname__)
def test_its_code_is_a_word_for_programs(refusal: type[HandbookError]) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", refusal.code)


def test_no_two_refusals_share_a_code() -> None:
    """A code may be a family's: then its kinds inherit it and do not repeat it."""
    owners = defaultdict(list)
    for refusal in ALL:
        if "code" in vars(refusal):
            owners[refusal.code].append(refusal.__qualname__)
    assert {code: names for code, names in owners.items() if len(names) > 1} == {}


def test_every_category_has_a_status_of_its_own() -> None:
    assert set(STATUS) == set(CATEGORIES)
    assert len(set(STATUS.values())) == len(STATUS)
