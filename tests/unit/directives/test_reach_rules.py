"""How far a directive got with one member, and what helps."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from models import Receipt
from services.directives.reach_rules import NextStep, PersonState, next_step, state_of

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def receipt(*steps: str) -> Receipt:
    return Receipt(directive_id=uuid4(), member_id=uuid4(), **{f"{step}_at": NOW for step in steps})


@pytest.mark.parametrize(
    ("done", "handed_over", "refused", "has_device", "state"),
    [
        (None, False, False, False, "no_device"),
        (None, False, False, True, "waiting"),
        (None, False, True, True, "refused"),
        # Their only device was refused and removed: that is the cause, not that they have none.
        (None, False, True, False, "refused"),
        (None, True, False, True, "handed_over"),
        (None, True, True, True, "handed_over"),
        (receipt(), False, False, False, "no_device"),
        (receipt("delivered"), False, False, True, "delivered"),
        (receipt("delivered", "read"), False, True, False, "read"),
        (receipt("delivered", "read", "acknowledged"), True, False, True, "acknowledged"),
    ],
)
def test_what_the_member_did_counts_before_what_a_provider_said(
    done: Receipt | None, handed_over: bool, refused: bool, has_device: bool, state: str
) -> None:
    assert state_of(done, handed_over=handed_over, refused=refused, has_device=has_device).value == state


def test_everybody_who_has_not_read_has_a_next_step() -> None:
    finished = {PersonState.READ, PersonState.ACKNOWLEDGED}
    for asks in (False, True):
        idle = {one for one in PersonState if next_step(one, asks_acknowledgement=asks) is NextStep.NOTHING}
        assert idle == finished - ({PersonState.READ} if asks else set())
