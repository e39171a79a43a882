"""The nudge: a month without an outcome by its deadline is asked after, and then one level up is told."""

from services.nudges.errors import NudgeNotFound
from services.nudges.queries import AboutMonth, about
from services.nudges.rounds import last_month, nudge_next
from services.nudges.rules import deadline, step_due

__all__ = ["AboutMonth", "NudgeNotFound", "about", "deadline", "last_month", "nudge_next", "step_due"]
