"""The way of a feedback, as a machine of states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import FeedbackLevel, FeedbackState, OrganisationKind
from services.feedback.rules import ENDED, LEVEL_KINDS, next_states

START = FeedbackState.SUBMITTED


def steps(state: FeedbackState) -> frozenset[FeedbackState]:
    """Whoever takes them."""
    return next_states(state, is_author=True) | next_states(state, is_author=False)


def reachable() -> set[FeedbackState]:
    found, to_do = {START}, [START]
    while to_do:
        new = steps(to_do.pop()) - found
        found |= new
        to_do += new
    return found


def test_what_has_ended_leads_nowhere() -> None:
    for state in ENDED:
        assert steps(state) == frozenset()


def test_only_what_has_ended_leads_nowhere() -> None:
    assert {state for state in FeedbackState if not steps(state)} == ENDED


def test_every_state_is_reached() -> None:
    assert reachable() == set(FeedbackState)


@pytest.mark.parametrize("state", FeedbackState)
def test_from_everywhere_there_is_a_way_to_an_end(state: FeedbackState) -> None:
    seen: set[FeedbackState] = set()
    now = {state}
    while now - seen:
        seen |= now
        now = {after for one in now for after in steps(one)}
    assert seen & ENDED


@pytest.mark.parametrize("state", FeedbackState)
def test_no_step_is_both_the_authors_and_the_offices(state: FeedbackState) -> None:
    assert not next_states(state, is_author=True) & next_states(state, is_author=False)


def test_only_the_author_says_that_an_answer_was_one() -> None:
    for state in FeedbackState:
        offices = next_states(state, is_author=False)
        assert FeedbackState.CONFIRMED not in offices
        assert FeedbackState.REOPENED not in offices


@given(st.lists(st.tuples(st.integers(0, 10), st.booleans()), max_size=40))
def test_no_walk_goes_back_to_the_start_or_on_after_the_end(walk: list[tuple[int, bool]]) -> None:
    state, ended = START, False
    for choice, is_author in walk:
        open_steps = sorted(next_states(state, is_author=is_author))
        if not open_steps:
            continue
        assert not ended
        state = open_steps[choice % len(open_steps)]
        assert state is not START
        ended = state in ENDED


def test_every_level_is_of_some_kind_and_no_kind_of_two_levels() -> None:
    assert set(LEVEL_KINDS) == set(FeedbackLevel)
    kinds: list[OrganisationKind] = [kind for level in LEVEL_KINDS.values() for kind in level]
    assert len(kinds) == len(set(kinds))
