"""Feedback of the demo stands in every state there is."""

from __future__ import annotations

import unicodedata

from demo.tables import entries
from models import FeedbackLevel, FeedbackState
from services import feedback
from tests.demo.conftest import Demo
from tests.fresh_machine import NOW


def test_every_state_and_every_level_is_there() -> None:
    last = [entry["steps"][-1]["to"] if entry["steps"] else "submitted" for entry in entries("feedback")]
    assert set(last) == {state.value for state in FeedbackState}
    assert {entry["level"] for entry in entries("feedback")} == {level.value for level in FeedbackLevel}


def test_the_authors_see_what_became_of_it(demo: Demo) -> None:
    states = set()
    for author in (one for one in demo.summary.sign_ins if one.role == "member"):
        with demo.acting(author) as work:
            states |= {one.state for one in feedback.own(work)}
    assert states == set(FeedbackState)


def test_the_offices_have_something_to_answer(demo: Demo) -> None:
    for level in ("province", "commune"):
        with demo.acting(demo.sign_in("feedback_officer", level)) as work:
            assert feedback.queue(work, state=FeedbackState.SUBMITTED)
            assert feedback.queue(work, state=FeedbackState.IN_PROGRESS) or level == "province"


def test_steps_follow_each_other_in_time(demo: Demo) -> None:
    with demo.acting(demo.sign_in("feedback_officer", "province")) as work:
        for one in feedback.queue(work):
            steps = [step.at for step in feedback.detail(work, one.id).steps]
            assert steps == sorted(steps)
            assert steps[0] == one.created_at
            assert steps[-1] <= NOW


def test_a_sealed_author_stays_unknown(demo: Demo) -> None:
    with demo.acting(demo.sign_in("feedback_officer", "province")) as work:
        sealed = [one for one in feedback.queue(work) if one.sealed]
        assert [feedback.detail(work, one.id).author for one in sealed] == [None]


def test_all_text_is_in_normal_form() -> None:
    assert all(unicodedata.is_normalized("NFC", str(entry)) for entry in entries("feedback"))
