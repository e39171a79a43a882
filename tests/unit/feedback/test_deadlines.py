"""Deadlines of feedback, against a naive account of who owes what by when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import FeedbackState
from services.calendar import is_working_day
from services.feedback.deadlines import due_after, due_on_sending
from services.feedback.rules import AUTHOR_STEPS, OFFICE_STEPS
from services.rule_packs import national

_S = FeedbackState
RULES = national(date(2026, 11, 22)).feedback
days = st.dates(date(2024, 1, 1), date(2030, 6, 30))


def after(to: FeedbackState, came_from: FeedbackState, began_on: date, promised: date | None) -> date | None:
    return due_after(to, promised=promised, came_from=came_from, began_on=began_on, rules=RULES)


@given(days)
def test_a_matter_is_received_within_ten_working_days(sent_on: date) -> None:
    due, counted, day = due_on_sending(sent_on, RULES), 0, sent_on
    while counted < 10:
        day += timedelta(days=1)
        counted += is_working_day(day)
    assert due == day


@pytest.mark.parametrize("to", [_S.RECEIVED, _S.IN_PROGRESS])
def test_it_is_answered_within_thirty_days_of_its_sending(to: FeedbackState) -> None:
    sent_on = date(2026, 11, 22)
    assert after(to, _S.SUBMITTED, sent_on, date(2026, 12, 7)) == date(2026, 12, 22)


def test_going_on_working_moves_no_promise() -> None:
    promised = date(2026, 12, 22)
    assert after(_S.IN_PROGRESS, _S.RECEIVED, date(2026, 11, 22), promised) == promised
    assert after(_S.IN_PROGRESS, _S.REOPENED, date(2026, 11, 22), promised) == promised


def test_opened_again_it_has_thirty_days_once_more() -> None:
    assert after(_S.REOPENED, _S.ANSWERED, date(2027, 1, 10), None) == date(2027, 2, 9)


@pytest.mark.parametrize("state", FeedbackState)
def test_a_deadline_holds_just_while_it_is_the_offices_turn(state: FeedbackState) -> None:
    """What waits for the author, or has ended, is due nowhere; ``confirmed`` needs only to be filed."""
    offices_turn = state in OFFICE_STEPS and state not in (_S.SUBMITTED, _S.CONFIRMED)
    assert (after(state, _S.SUBMITTED, date(2026, 11, 22), None) is not None) is offices_turn
    assert not offices_turn or state not in AUTHOR_STEPS
