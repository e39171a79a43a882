"""Every word the handbook knows has a Vietnamese one."""

from __future__ import annotations

from enum import StrEnum

import pytest

from models import FeedbackLevel, OrganisationKind
from web.words import WORDS, word


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)
def test_none_is_missing(words: type[StrEnum]) -> None:
    assert all(word(value) for value in words)
    assert set(WORDS[words]) == set(words)


def test_equal_values_of_two_types_keep_their_own_words() -> None:
    assert word(FeedbackLevel.PROVINCE) == word(OrganisationKind.PROVINCE)
    assert WORDS[FeedbackLevel] is not WORDS[OrganisationKind]
