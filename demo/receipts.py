"""Who opens a directive, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from demo.chance import dice
from demo.history import History
from demo.people import Person
from demo.tree import MODEL_CELL
from services import directives
from services.directives import ReceiptState

# Those who can sign in find the directives of the last days unread.
_LEFT_UNREAD = timedelta(days=12)
_USUAL_DELAY_IN_HOURS = 20


def let_read(
    history: History,
    directive_id: UUID,
    recipients: Sequence[Person],
    published_at: datetime,
    *,
    symbol: str,
    share: float,
    at_most: int,
    asks_to_acknowledge: bool,
    until: datetime | None = None,
) -> None:
    """Let a part of the recipients open it in the days after ``published_at`` and before ``until``."""
    chance = dice("readers", symbol)
    # What is addressed to somebody may change while they attend another cell for a time.
    settled = [person for person in recipients if person.stay is None]
    count = min(at_most, round(len(settled) * share))
    readers = [person for person in chance.sample(settled, count) if person.cell != MODEL_CELL]
    if published_at < history.now - _LEFT_UNREAD:
        readers += [one for one in settled if one.cell == MODEL_CELL and chance.random() < 0.85]
    for person in readers:
        delay = timedelta(hours=chance.expovariate(1 / _USUAL_DELAY_IN_HOURS))
        state = _state(chance, asks_to_acknowledge=asks_to_acknowledge)
        if until is None or published_at + delay < until:
            history.at(published_at + delay, partial(_confirm, history, person, directive_id, state))


def _state(chance: Random, *, asks_to_acknowledge: bool) -> ReceiptState:
    if asks_to_acknowledge and chance.random() < 0.8:
        return ReceiptState.ACKNOWLEDGED
    return ReceiptState.READ if chance.random() < 0.9 else ReceiptState.DELIVERED


def _confirm(history: History, person: Person, directive_id: UUID, state: ReceiptState) -> None:
    history.made["receipts"] += 1
    with history.acting(person) as work:
        directives.confirm(work, directive_id, state)
