"""Deliveries: from a published audience to chunks, and from providers' answers to counters."""

from services.deliveries.assignments import Assignment, Target, begin, bury, finish
from services.deliveries.expansion import DELIVER, expand_next
from services.deliveries.personal import NOTIFY, notify, targets_of
from services.deliveries.rules import Outcome, Verdict

__all__ = [
    "DELIVER",
    "NOTIFY",
    "Assignment",
    "Outcome",
    "Target",
    "Verdict",
    "begin",
    "bury",
    "expand_next",
    "finish",
    "notify",
    "targets_of",
]
