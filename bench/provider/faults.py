"""A provider that is not always well."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.providers.fcm import answers


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one request; status 0 resets its stream."""

    status: bytes
    body: bytes
    retry_after: bytes = b""

    @property
    def is_accepted(self) -> bool:
        """Whether the phone will ring."""
        return self.status == b"200"


GOOD = Answer(b"200", b'{"name":"projects/so-tay-thu/messages/0:1"}')
RESET = Answer(b"", b"")


def _error(name: str, retry_after: int | None = None) -> Answer:
    response = answers.error(name, retry_after)
    asked = b"" if retry_after is None else b"%d" % retry_after
    return Answer(b"%d" % response.status, response.body, asked)


# A 429 stops every sender, so that one in a hundred would leave nothing to measure but waiting.
_FAULTS = {
    _error("UNAVAILABLE", 1): 1.0,
    _error("INTERNAL"): 1.0,
    RESET: 1.0,
    _error("QUOTA_EXCEEDED", 1): 0.001,
}


class Mood:
    """Says for each request whether it goes well; ``share`` of them do not, by chance."""

    def __init__(self, share: float, seed: int = 1) -> None:
        self._share = share
        self._chance = random.Random(seed)

    def answer(self) -> Answer:
        """The answer to one more request."""
        if self._share and self._chance.random() < self._share:
            return self._chance.choices(list(_FAULTS), weights=list(_FAULTS.values()))[0]
        return GOOD
