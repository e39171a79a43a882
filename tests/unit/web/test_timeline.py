"""The way of a feedback as it is drawn."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from models import FeedbackState, FeedbackStep
from web.feedback.timeline import timeline

_S = FeedbackState


def steps(*states: FeedbackState) -> list[FeedbackStep]:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    return [FeedbackStep(state=state, at=at, by_author=False, reason=None) for state in states]


@pytest.mark.parametrize("last", FeedbackState)
def test_every_state_can_be_drawn(last: FeedbackState) -> None:
    drawn = timeline(steps(_S.SUBMITTED, last))
    assert drawn[0].state == "done"
    assert drawn[1].label


def test_where_it_stands_is_marked_and_the_rest_is_to_come() -> None:
    drawn = timeline(steps(_S.SUBMITTED, _S.RECEIVED))
    assert [step.state for step in drawn] == ["done", "now", "next", "next"]
    assert all(step.at is None for step in drawn if step.state == "next")


@pytest.mark.parametrize("end", [_S.CONFIRMED, _S.CLOSED, _S.REJECTED])
def test_what_has_ended_has_nothing_to_come(end: FeedbackState) -> None:
    assert [step.state for step in timeline(steps(_S.SUBMITTED, end))] == ["done", "done"]
