"""What a member does in a chat and what the handbook answers, in no messenger's own types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from models import Messenger
from services.actor import Work


class Manner(Enum):
    """How a reply is placed in the chat."""

    NEW = auto()
    """As a message of its own."""
    IN_PLACE = auto()
    """Instead of the message whose button was tapped."""
    QUOTING = auto()
    """As an answer to the member's own message, which stays readable above it."""
    PROMPT = auto()
    """As a question: what the member writes next answers it."""


@dataclass(frozen=True, slots=True)
class Button:
    """Below a reply: opens ``url``, or comes back as ``tap`` (at most 64 bytes, ids and words of ours)."""

    label: str
    tap: str = ""
    url: str = ""


Row: TypeAlias = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """Words in simple HTML (``b``, ``i``, ``code``), with everything foreign in them escaped."""

    html: str
    buttons: tuple[Row, ...] = ()
    manner: Manner = Manner.NEW


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing a member did in a private chat.

    ``words`` is what they wrote, what followed a command, or what a button carried behind its
    action. ``quoted`` is the text of the message that this one answers; for a tap, the member's own
    text above the buttons. ``message_id`` is the message of the tapped button.
    """

    messenger: Messenger
    chat_id: str
    update_id: int
    words: str = ""
    quoted: str = ""
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the bot can do: a use case and its words, run in one unit of work.

    Unless ``members_only``, nobody in particular acts in it.
    """

    answer: Callable[[Work, Ask], Reply]
    read_only: bool = False
    members_only: bool = True
