"""Pure decisions about one addressed member: how far a directive got with them, and what helps next."""

from __future__ import annotations

from enum import StrEnum

from models import Receipt


class PersonState(StrEnum):
    """How far it got, from the end backwards."""

    ACKNOWLEDGED = "acknowledged"
    READ = "read"
    DELIVERED = "delivered"
    HANDED_OVER = "handed_over"
    REFUSED = "refused"
    NO_DEVICE = "no_device"
    WAITING = "waiting"


class NextStep(StrEnum):
    """What somebody who looks after the cell does about it."""

    NOTHING = "nothing"
    ASK_TO_ACKNOWLEDGE = "ask_to_acknowledge"
    ASK_TO_READ = "ask_to_read"
    OPEN_ON_PHONE = "open_on_phone"
    CALL_AND_SET_UP = "call_and_set_up"
    WAIT = "wait"


_STEPS = {
    PersonState.ACKNOWLEDGED: NextStep.NOTHING,
    PersonState.DELIVERED: NextStep.ASK_TO_READ,
    PersonState.HANDED_OVER: NextStep.ASK_TO_READ,
    PersonState.REFUSED: NextStep.OPEN_ON_PHONE,
    PersonState.NO_DEVICE: NextStep.CALL_AND_SET_UP,
    PersonState.WAITING: NextStep.WAIT,
}


def state_of(receipt: Receipt | None, *, handed_over: bool, refused: bool, has_device: bool) -> PersonState:
    """The furthest state; what the member did counts before what a provider said."""
    steps = (
        (PersonState.ACKNOWLEDGED, receipt is not None and receipt.acknowledged_at is not None),
        (PersonState.READ, receipt is not None and receipt.read_at is not None),
        (PersonState.DELIVERED, receipt is not None and receipt.delivered_at is not None),
        (PersonState.HANDED_OVER, handed_over),
        (PersonState.REFUSED, refused),
        (PersonState.NO_DEVICE, not has_device),
    )
    return next((state for state, is_so in steps if is_so), PersonState.WAITING)


def next_step(state: PersonState, *, asks_acknowledgement: bool) -> NextStep:
    """What helps; nothing once the member has done what the directive asks."""
    if state is PersonState.READ:
        return NextStep.ASK_TO_ACKNOWLEDGE if asks_acknowledgement else NextStep.NOTHING
    return _STEPS[state]
