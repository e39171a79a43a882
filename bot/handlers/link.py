"""Tying a chat to a member by a one-time code from the handbook, and untying it."""

from __future__ import annotations

from bot import texts
from bot.conversation import Ask, Button, Manner, Reply
from core.one_time_code import as_typed
from services import devices
from services.actor import Work
from services.devices import LinkCodeRefused

_CODE_LENGTH = 8


def start(work: Work, ask: Ask) -> Reply:
    """The first word of every chat, with the code where it was opened by a link that carries it.

    Raises:
        LinkCodeRefused: see :func:`link`.
    """
    if ask.words:
        return link(work, ask)
    is_linked = devices.member_of_chat(work, ask.messenger, ask.chat_id) is not None
    return Reply(texts.HELP if is_linked else texts.NOT_LINKED)


def link(work: Work, ask: Ask) -> Reply:
    """Link this chat by a code.

    Raises:
        LinkCodeRefused: no such code, used, or too old, and the chat is not linked.
    """
    if not ask.words:
        return Reply(texts.HOW_TO_LINK)
    try:
        devices.link_chat(work, ask.messenger, ask.chat_id, ask.words)
    except LinkCodeRefused:
        # People tap "Start" twice: the second time the code is used up, and all is well.
        if devices.member_of_chat(work, ask.messenger, ask.chat_id) is None:
            raise
        return Reply(texts.STILL_LINKED)
    return Reply(texts.LINKED)


def looks_like_code(words: str) -> bool:
    """Whether a plain message can only be a code: its letters, blanks and dashes, and nothing else."""
    bare = words.replace(" ", "").replace("-", "").upper()
    return len(bare) == _CODE_LENGTH and as_typed(bare) == bare


def ask_unlink(_work: Work, _ask: Ask) -> Reply:
    """Ask back before untying."""
    return Reply(texts.ASK_UNLINK, ((Button(texts.UNLINK, tap="unlink"), Button(texts.KEEP, tap="cancel")),))


def unlink(work: Work, ask: Ask) -> Reply:
    """Untie this chat."""
    devices.unlink_chat(work, ask.messenger, ask.chat_id)
    return Reply(texts.UNLINKED, manner=Manner.IN_PLACE)
