"""Feedback by chat: warned first, then level, kind, words, and a last look before it is sent.

Nothing is kept between two messages: the choices travel in the buttons, the content stays the
member's own message, and what was asked is recognised by the question that their message answers.
"""

from __future__ import annotations

from bot import texts
from bot.buttons import Section, id_in, page_button, word_in
from bot.conversation import Ask, Button, Manner, Reply
from bot.once import first_time
from models import FeedbackKind, FeedbackLevel
from services import feedback
from services.actor import Work

_CANCEL = (Button(texts.CANCEL, tap="cancel"),)
_PROMPTS = {
    texts.feedback_prompt(level, kind): (level, kind) for level in FeedbackLevel for kind in FeedbackKind
}


def warn(work: Work, _ask: Ask) -> Reply:
    """Say that what is written here passes through a third party, before anything is written."""
    return Reply(texts.FEEDBACK_WARNING, _ways(work))


def warn_in_place(work: Work, _ask: Ask) -> Reply:
    """The same for words that were written already."""
    return Reply(texts.FEEDBACK_WARNING, _ways(work), Manner.IN_PLACE)


def choose_level(work: Work, _ask: Ask) -> Reply:
    """The levels above the member's cell."""
    levels = feedback.levels_open_to(work)
    rows = [(Button(texts.LEVELS[level], tap=f"feedback-level:{level}"),) for level in levels]
    return Reply(texts.WHICH_LEVEL, (*rows, _CANCEL), Manner.IN_PLACE)


def choose_kind(_work: Work, ask: Ask) -> Reply:
    """Report, proposal or question; ``ask.words`` is the level.

    Raises:
        StaleButton: there is no such level.
    """
    level = word_in(ask.words, FeedbackLevel)
    rows = [(Button(words, tap=f"feedback-kind:{level}:{kind}"),) for kind, words in texts.KINDS.items()]
    return Reply(texts.WHICH_KIND, (*rows, _CANCEL), Manner.IN_PLACE)


def ask_words(_work: Work, ask: Ask) -> Reply:
    """Ask for the content, unless the member has written it already; ``ask.words`` is ``level:kind``.

    Raises:
        StaleButton: there is no such level or kind.
    """
    level, kind = _choice(ask.words)
    if ask.quoted:
        return _last_look(level, kind, ask.quoted, Manner.IN_PLACE)
    return Reply(texts.feedback_prompt(level, kind), manner=Manner.PROMPT)


def is_answer(ask: Ask) -> bool:
    """Whether a message answers the question for the content."""
    return ask.quoted in _PROMPTS


def take_words(_work: Work, ask: Ask) -> Reply:
    """The content, as an answer to the question for it."""
    level, kind = _PROMPTS[ask.quoted]
    return _last_look(level, kind, ask.words, Manner.QUOTING)


def send(work: Work, ask: Ask) -> Reply:
    """Send the message above the button; ``ask.words`` is ``level:kind``.

    Raises:
        NotInACell, NoSuchLevel: see ``feedback.submit``.
        StaleButton: there is no such level or kind.
    """
    level, kind = _choice(ask.words)
    if not ask.quoted:
        return Reply(texts.WORDS_GONE, manner=Manner.IN_PLACE)
    if not first_time(work, ask, "feedback"):
        return Reply(texts.SENT_BEFORE)
    sent = feedback.submit(work, kind=kind, level=level, text=ask.quoted)
    row = (page_button(work, texts.OPEN, Section.FEEDBACK, sent.id),)
    return Reply(texts.feedback_sent(sent.code), (row,), Manner.IN_PLACE)


def news(work: Work, ask: Ask) -> Reply:
    """Something happened to a feedback of the member.

    Raises:
        FeedbackNotFound: there is none that the member may see.
        StaleButton: ``ask.words`` is no id.
    """
    found = feedback.detail(work, id_in(ask.words)).feedback
    return Reply(texts.FEEDBACK_NEWS, ((page_button(work, texts.OPEN, Section.FEEDBACK, found.id),),))


def _ways(work: Work) -> tuple[tuple[Button, ...], ...]:
    return (
        (page_button(work, texts.WRITE_IN_HANDBOOK, Section.FEEDBACK),),
        (Button(texts.WRITE_HERE, tap="feedback-here"),),
        _CANCEL,
    )


def _last_look(level: FeedbackLevel, kind: FeedbackKind, words: str, manner: Manner) -> Reply:
    send_it = Button(texts.SEND, tap=f"feedback-send:{level}:{kind}")
    return Reply(texts.feedback_summary(level, kind, len(words)), ((send_it, *_CANCEL),), manner)


def _choice(words: str) -> tuple[FeedbackLevel, FeedbackKind]:
    level, _, kind = words.partition(":")
    return word_in(level, FeedbackLevel), word_in(kind, FeedbackKind)
