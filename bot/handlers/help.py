"""Help, and what to say to everything that is not understood."""

from __future__ import annotations

from bot import texts
from bot.buttons import Section, StaleButton, word_in
from bot.conversation import Ask, Button, Manner, Reply
from services.actor import Work


def commands(_work: Work, _ask: Ask) -> Reply:
    """The commands."""
    return Reply(texts.HELP)


def not_understood(_work: Work, _ask: Ask) -> Reply:
    """Free words: they may be meant as feedback."""
    as_feedback = Button(texts.SEND_THIS_AS_FEEDBACK, tap="feedback")
    return Reply(texts.NOT_UNDERSTOOD, ((as_feedback,),), Manner.QUOTING)


def only_words(_work: Work, _ask: Ask) -> Reply:
    """Pictures, files, voices."""
    return Reply(texts.ONLY_WORDS)


def cancel(_work: Work, _ask: Ask) -> Reply:
    """Nothing is kept between two messages, so there is nothing to undo."""
    return Reply(texts.CANCELLED)


def cancel_in_place(_work: Work, _ask: Ask) -> Reply:
    """The same by a button, which goes away."""
    return Reply(texts.CANCELLED, manner=Manner.IN_PLACE)


def how_to_open(work: Work, ask: Ask) -> Reply:
    """Where to find a section of the handbook; ``ask.words`` is its name.

    Raises:
        StaleButton: there is no such section.
    """
    return Reply(texts.how_to_open(word_in(ask.words, Section), work.settings.public_url))


def stale(_work: Work, _ask: Ask) -> Reply:
    """A button that nothing answers to any more.

    Raises:
        StaleButton: always.
    """
    raise StaleButton
