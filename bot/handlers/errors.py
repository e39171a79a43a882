"""The one table from refusals and mistakes to what is said in a chat."""

from __future__ import annotations

import traceback
from pathlib import Path

from bot import texts
from bot.conversation import Reply
from core.errors import CATEGORIES, HandbookError, Unauthenticated
from core.logging import get_logger

_log = get_logger(__name__)
_FRAMES = 8

# Where the sentence of the error itself would not do in a chat.
_IN_CHAT: dict[type[HandbookError], str] = {Unauthenticated: texts.ACCOUNT_CLOSED}


def refused(error: HandbookError) -> Reply:
    """The sentence of a refusal.

    Details may name a document, an organisation or a person, and nothing of that may leave: a
    refusal that has any is told in the words of its category.
    """
    for category, words in _IN_CHAT.items():
        if isinstance(error, category):
            return Reply(words)
    if error.details:
        error = next(category for category in CATEGORIES if isinstance(error, category))()
    return Reply(texts.sentence(error.sentence()))


def failed(error: Exception, update_id: int) -> Reply:
    """An apology for a mistake of ours.

    The log gets its kind and place: messages of errors may quote what the member wrote.
    """
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    where = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    _log.error("chat_step_failed", kind=type(error).__name__, where=where)
    return Reply(texts.apology(update_id))
