"""Early warnings: what the records of cells show by rule, its evidence, answers, people's judgement."""

from services.warnings.commands import answer, confirm, dismiss, snooze
from services.warnings.errors import WarningNotFound
from services.warnings.queries import (
    TrackRecord,
    WarningDetail,
    WarningFigures,
    by_child,
    detail,
    most_urgent,
    page,
    track_records,
)
from services.warnings.rounds import JUDGE_BELOW, refresh_below, refresh_changed, refresh_next
from services.warnings.rules import RULES

__all__ = [
    "JUDGE_BELOW",
    "RULES",
    "TrackRecord",
    "WarningDetail",
    "WarningFigures",
    "WarningNotFound",
    "answer",
    "by_child",
    "confirm",
    "detail",
    "dismiss",
    "most_urgent",
    "page",
    "refresh_below",
    "refresh_changed",
    "refresh_next",
    "snooze",
    "track_records",
]
