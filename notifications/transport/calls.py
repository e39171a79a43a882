"""What is posted, and what came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Call:
    """One post to make.

    Calls that share one ``headers`` object are cheaper: a handle that has it set is not told again.
    """

    url: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


def origin_of(url: str) -> str:
    """Scheme, host and port of an absolute address; without looking at it as closely as ``urlsplit``."""
    return "/".join(url.split("/", 3)[:3])


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; status 0 where nothing did.

    ``cause`` then says why: ``timed_out``, ``certificate_refused`` or ``unreachable``.
    ``retry_after`` is what the server asked to wait, in either form of the header (RFC 9110, 10.2.3).
    """

    status: int
    body: bytes = b""
    retry_after: timedelta = timedelta(0)
    cause: str = ""


UNREACHABLE = Answer(0, cause="unreachable")


class Posting(Protocol):
    """Whatever takes calls and gives answers; :class:`~notifications.transport.Transport` posts them."""

    def post_all(self, calls: Sequence[Call], *, is_urgent: bool = False) -> list[Answer]:
        """The answers, in the order of the calls."""
