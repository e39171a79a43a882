"""Every cause that a channel can name has words of its own, or is a plain HTTP status."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import notifications
from notifications.advice import ACCEPTED, advice
from services.deliveries import Outcome, Verdict

CAUSES = re.compile(r"""(?:refused|deferred)\(\s*"([a-z_]+)\"""")
GENERAL = {"bad_request", "telegram_error", "worker_stopping"}
"""Said of everybody or of nobody in particular: the general words are right."""


def named_causes() -> set[str]:
    folder = Path(notifications.__path__[0])
    return {cause for file in folder.rglob("*.py") for cause in CAUSES.findall(file.read_text("utf-8"))}


@pytest.mark.parametrize("cause", sorted(named_causes() - GENERAL))
def test_each_cause_has_words(cause: str) -> None:
    words, general = (advice(Outcome(Verdict.REFUSED, one)) for one in (cause, "no such cause"))

    assert words != general
    assert words.meaning.endswith(".")
    assert words.to_do.endswith(".")


def test_what_was_accepted_needs_a_look_at_the_phone() -> None:
    assert advice(Outcome(Verdict.ACCEPTED)) is ACCEPTED
