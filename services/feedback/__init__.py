"""Feedback: from a member up to any level, and the answer back."""

from services.feedback.commands import reply, submit, transition
from services.feedback.errors import FeedbackNotFound
from services.feedback.escalation import escalate_next_overdue
from services.feedback.of_cell import open_in_cell, seen_among
from services.feedback.queries import FeedbackDetail, detail, levels_open_to, own, queue
from services.feedback.rules import next_states

__all__ = [
    "FeedbackDetail",
    "FeedbackNotFound",
    "detail",
    "escalate_next_overdue",
    "levels_open_to",
    "next_states",
    "open_in_cell",
    "own",
    "queue",
    "reply",
    "seen_among",
    "submit",
    "transition",
]
