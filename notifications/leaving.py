"""What leaves the handbook: one decision for every channel, and nothing by default.

A channel is given a ``Message`` and never the notice, so that no encoder can say more than was decided.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from core.clock import LOCAL_TIME_ZONE
from models import Secrecy
from notifications.notice import Notice, NoticeKind
from services.deliveries import Limits

_FILE = Path(__file__).with_name("leaving.toml")
_ANYTHING_NEW = "Có tin mới trong sổ tay"


class Item(StrEnum):
    """What may be said besides the opaque id. A document's words and a person's data are not among it."""

    KIND = "kind"
    SENTENCE = "sentence"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What one channel can and may do; ``rate`` is None where nobody but each device's service limits it."""

    content: frozenset[Item]
    mass: bool
    hours: tuple[int, int]
    rate: Limits | None = None

    @classmethod
    def of(cls, channel: str, rate: Limits | None = None) -> Self:
        """Those of a channel in ``leaving.toml``; the rate comes from the settings."""
        written = _written()["channels"][channel]
        begin, end = written["hours"]
        return cls(_items(written["content"]), written["mass"], (begin, end), rate)


EVERYTHING = Capabilities(frozenset(Item), mass=True, hours=(0, 24))
"""Of what stands in for a channel and sends nothing."""


@dataclass(frozen=True, slots=True)
class Message:
    """All that an encoder gets: ``subject_id`` is opaque, the other words are the same for everybody."""

    subject_id: UUID
    tag: str
    is_urgent: bool
    sentence: str = _ANYTHING_NEW
    kind: NoticeKind | None = None
    path: str = ""

    def link(self, public_url: str) -> str:
        """The address of the page; the first page where it may not be said which."""
        return f"{public_url}/{self.path}"


@dataclass(frozen=True, slots=True)
class Stays:
    """Why nothing leaves; for ``wait``, where that will change."""

    cause: str
    wait: timedelta = timedelta(0)


Classes = Mapping[Secrecy, Mapping[NoticeKind, frozenset[Item]]]
"""By secrecy and kind, what may leave."""


def decide(
    notice: Notice, capabilities: Capabilities, now: datetime, classes: Classes | None = None
) -> Message | Stays:
    """What of a notice leaves through a channel: what its class allows and the channel may carry.

    ``classes`` are those of ``leaving.toml`` unless others are given.
    """
    allowed = (_classes() if classes is None else classes).get(notice.secrecy)
    if allowed is None:
        return Stays("not_allowed_to_leave")
    if notice.is_mass and not capabilities.mass:
        return Stays("not_for_many")
    if not notice.is_urgent and (wait := _until_open(capabilities.hours, now)):
        return Stays("outside_its_hours", wait)
    return _message(notice, allowed.get(notice.kind, frozenset()) & capabilities.content)


def _message(notice: Notice, items: frozenset[Item]) -> Message:
    return Message(
        notice.subject_id,
        notice.tag,
        notice.is_urgent,
        notice.sentence if Item.SENTENCE in items else _ANYTHING_NEW,
        notice.kind if Item.KIND in items else None,
        notice.path if Item.PAGE in items else "",
    )


def _until_open(hours: tuple[int, int], now: datetime) -> timedelta:
    """How long until the channel may ring again; zero while it may."""
    begin, end = hours
    local = now.astimezone(LOCAL_TIME_ZONE)
    if begin <= local.hour < end:
        return timedelta(0)
    opens = datetime.combine(local.date(), time(begin), LOCAL_TIME_ZONE)
    return opens - local if opens > local else opens + timedelta(days=1) - local


@cache
def _written() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _classes() -> Classes:
    return {
        Secrecy(secrecy): {NoticeKind(kind): _items(items) for kind, items in kinds.items()}
        for secrecy, kinds in _written()["classes"].items()
    }


def _items(words: Sequence[str]) -> frozenset[Item]:
    return frozenset(Item(word) for word in words)
