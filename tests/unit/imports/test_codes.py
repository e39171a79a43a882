"""Every code has a gravity and a sentence."""

from __future__ import annotations

import pytest

from services.imports.codes import Code, Finding, Verdict, gravity, sentence, verdict_of


@pytest.mark.parametrize("code", list(Code))
def test_every_code_says_something(code: Code) -> None:
    assert gravity(code) in Verdict
    words = sentence(Finding(code, "birth_date"))
    assert words[0].isupper()
    assert words.endswith((".", "?"))
    assert "{" not in words


def test_the_gravest_decides() -> None:
    assert verdict_of([]) is Verdict.ACCEPT
    assert verdict_of([Finding(Code.TWO_DIGIT_YEAR)]) is Verdict.ACCEPT
    assert verdict_of([Finding(Code.TWO_DIGIT_YEAR), Finding(Code.PHONE_SEVERAL)]) is Verdict.FLAG
    assert verdict_of([Finding(Code.NAME_MISSING), Finding(Code.PHONE_SEVERAL)]) is Verdict.REJECT
