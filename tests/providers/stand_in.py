"""What all stand-ins share: messages taken, violations found, answers planned."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from tests.providers.journal import Journal
from tests.providers.local_server import LocalServer, Request, Response
from tests.providers.planned_answers import PlannedAnswers

Message = TypeVar("Message")


@dataclass(frozen=True, slots=True)
class Violation:
    """One way in which one call breaks the provider's rules."""

    call: str
    reason: str

    def __str__(self) -> str:
        return f"{self.call}: {self.reason}"


class Refused(Exception):
    """The call gets ``response``; each of ``violations`` is a mistake of the caller, for the record.

    A refusal without violations is an ordinary fact of life (an unknown chat, an expired token).
    """

    def __init__(self, response: Response, violations: Iterable[str] = ()) -> None:
        super().__init__(response.status)
        self.response = response
        self.violations = tuple(violations)


class StandIn(LocalServer, Generic[Message]):
    """A provider on loopback. ``delay`` is the time in seconds that it takes over each call."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(port)
        self.delay = 0.0
        self._messages: Journal[Message] = Journal()
        self._violations: Journal[Violation] = Journal()
        self._planned = PlannedAnswers()

    @abstractmethod
    def handle(self, request: Request) -> Response:
        """Answer a call, or raise ``Refused``."""

    def respond(self, request: Request) -> Response:
        """Answer a call and keep a record of what was wrong with it."""
        self.pause(self.delay)
        try:
            return self.handle(request)
        except Refused as refusal:
            for reason in refusal.violations:
                self._violations.append(Violation(f"{request.method} {request.path}", reason))
            return refusal.response

    @property
    def messages(self) -> list[Message]:
        """The messages accepted so far, oldest first."""
        return self._messages.entries()

    @property
    def violations(self) -> list[Violation]:
        """The mistakes of the caller so far; a sound test ends with none."""
        return self._violations.entries()

    def wait_for(self, count: int, timeout: float = 5.0) -> list[Message]:
        """The messages, once there are ``count`` of them; TimeoutError after ``timeout`` seconds."""
        return self._messages.wait_for(count, timeout)

    def forget(self) -> None:
        """Empty the record of messages and violations."""
        self._messages.clear()
        self._violations.clear()
