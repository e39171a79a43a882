"""What buttons carry: opaque ids, words of ours, and the way into the handbook."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from bot.conversation import Button
from core.errors import NotFound
from services.actor import Work

Word = TypeVar("Word", bound=StrEnum)


class StaleButton(NotFound):
    """A button of an earlier version, or one that was tampered with."""

    code = "stale_button"
    vi = "Nút này không còn dùng được. Đồng chí gõ /trogiup để xem hướng dẫn."
    en = "This button no longer works. Type /trogiup for help."


class Section(StrEnum):
    """A part of the handbook, as its pages are addressed."""

    DIRECTIVES = "directives"
    FEEDBACK = "feedback"
    MEETINGS = "meetings"


def id_in(words: str) -> UUID:
    """The id that a button carries.

    Raises:
        StaleButton: it carries something else.
    """
    try:
        return UUID(hex=words)
    except ValueError:
        raise StaleButton from None


def word_in(words: str, kind: type[Word]) -> Word:
    """The word of ``kind`` that a button carries.

    Raises:
        StaleButton: it carries something else.
    """
    try:
        return kind(words)
    except ValueError:
        raise StaleButton from None


def page_button(work: Work, label: str, section: Section, id_: UUID | None = None) -> Button:
    """Opens a page of the handbook; only its opaque id is in the address.

    Messengers refuse links that are not https: then the button asks how to get there.
    """
    address = work.settings.public_url
    if not address.startswith("https://"):
        return Button(label, tap=f"page:{section}")
    return Button(label, url=f"{address}/{section}" + (f"/{id_}" if id_ else ""))
