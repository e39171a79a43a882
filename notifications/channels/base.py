"""What every channel is to the jobs, and the words in which all of them answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from models import DeviceKind
from notifications.leaving import Capabilities, Message
from notifications.transport import Answer
from services.deliveries import Outcome, Target, Verdict

Outcomes = list[tuple[Target, Outcome]]

# No provider puts a whole chunk off for longer, whatever it says.
_LONGEST_WAIT = timedelta(hours=1)

ACCEPTED = Outcome(Verdict.ACCEPTED)


class Channel(Protocol):
    """One provider. Made once per process; threads share it."""

    kinds: tuple[DeviceKind, ...]
    """The kinds of device it serves."""
    capabilities: Capabilities
    """What it may carry, to how many, when, and how fast."""

    def send(self, message: Message, targets: Sequence[Target]) -> Outcomes:
        """Hand the message over for each target, and say what became of each, in any order.

        What a provider does wrong is an outcome, never an exception.
        """

    def close(self) -> None:
        """Give back what it holds."""


def refused(cause: str, *, is_dead: bool = False) -> Outcome:
    """Never for this device as it is; ``is_dead``: nor any other notice."""
    return Outcome(Verdict.REFUSED, cause, is_dead=is_dead)


def deferred(cause: str, wait: timedelta = timedelta(0)) -> Outcome:
    """Not now; ``wait`` is what the provider asked for, an hour at most."""
    return Outcome(Verdict.DEFERRED, cause, retry_after=min(max(wait, timedelta(0)), _LONGEST_WAIT))


def deferred_by(answer: Answer, cause: str = "") -> Outcome:
    """Not now, as an answer says (429, 5xx) or by the lack of one."""
    return deferred(cause or answer.cause or f"http_{answer.status}", answer.retry_after)
