"""Which step answers which command, button or words: the whole bot on one page."""

from __future__ import annotations

from bot.conversation import Ask, Step
from bot.handlers import directives, feedback, link, meetings, roll_call
from bot.handlers import help as helping
from services.meetings import looks_like_spoken_code

HELP = Step(helping.commands, read_only=True, members_only=False)
LINK = Step(link.link, members_only=False)
ONLY_WORDS = Step(helping.only_words, read_only=True, members_only=False)
_STALE = Step(helping.stale, read_only=True, members_only=False)
_NOT_UNDERSTOOD = Step(helping.not_understood, read_only=True)
_CHECK_IN = Step(meetings.check_in_by_code)
_ROLL_NUMBERS = Step(roll_call.take_numbers, read_only=True)
_FEEDBACK_WORDS = Step(feedback.take_words, read_only=True)

COMMANDS = {
    "start": Step(link.start, members_only=False),
    "lienket": LINK,
    "huylienket": Step(link.ask_unlink, read_only=True),
    "vanban": Step(directives.unread, read_only=True),
    "lichhop": Step(meetings.next_meeting, read_only=True),
    "phananh": Step(feedback.warn, read_only=True),
    "huy": Step(helping.cancel, read_only=True, members_only=False),
    "trogiup": HELP,
    "help": HELP,
}

# Actions of buttons; what follows behind a colon is handed to the step.
TAPS = {
    "open:directive": Step(directives.card, read_only=True),
    "open:feedback": Step(feedback.news, read_only=True),
    "open:meeting": Step(meetings.card, read_only=True),
    "meeting-reply": Step(meetings.answer),
    "meeting-here": Step(meetings.check_in),
    "roll": Step(roll_call.begin, read_only=True),
    "roll-ask": Step(roll_call.ask_numbers, read_only=True),
    "roll-save": Step(roll_call.save),
    "unread": Step(directives.more_unread, read_only=True),
    "ack": Step(directives.acknowledge),
    "ack-read": Step(directives.acknowledge_as_read),
    "feedback": Step(feedback.warn_in_place, read_only=True),
    "feedback-here": Step(feedback.choose_level, read_only=True),
    "feedback-level": Step(feedback.choose_kind, read_only=True),
    "feedback-kind": Step(feedback.ask_words, read_only=True),
    "feedback-send": Step(feedback.send),
    "page": Step(helping.how_to_open, read_only=True),
    "cancel": Step(helping.cancel_in_place, read_only=True, members_only=False),
    "unlink": Step(link.unlink, members_only=False),
}


def of_tap(data: str) -> tuple[Step, str]:
    """The step of a button, and what the button carries for it."""
    for action, step in TAPS.items():
        if data == action or data.startswith(f"{action}:"):
            return step, data[len(action) + 1 :]
    return _STALE, ""


def of_words(ask: Ask) -> Step:
    """The step for a plain message."""
    if feedback.is_answer(ask):
        return _FEEDBACK_WORDS
    if roll_call.is_answer(ask):
        return _ROLL_NUMBERS
    if looks_like_spoken_code(ask.words):
        return _CHECK_IN
    return LINK if link.looks_like_code(ask.words) else _NOT_UNDERSTOOD
