"""Pure rules that make one attendance record of what the secretary and the member said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models import AttendanceStatus, CheckInMode, MarkedBy


@dataclass(frozen=True, slots=True)
class Mark:
    """What one source says of one person: how they took part, and when it was said."""

    by: MarkedBy
    status: AttendanceStatus
    at: datetime


def claimed_status(mode: CheckInMode, at: datetime, starts_at: datetime, late_after: int) -> AttendanceStatus:
    """What checking in at that moment means; ``late_after`` in minutes after the start."""
    if at > starts_at + timedelta(minutes=late_after):
        return AttendanceStatus.LATE
    return AttendanceStatus.PRESENT_ONLINE if mode is CheckInMode.ONLINE else AttendanceStatus.PRESENT


def merged(marks: Iterable[Mark]) -> Mark | None:
    """The mark that counts, in whatever order they arrived.

    The secretary's before the code, the code before the button. Of the secretary's the last counts
    (they may set a record right), of a member's the first (they came once).
    """
    return max(marks, key=_weight, default=None)


def _weight(mark: Mark) -> tuple[Any, ...]:
    moment = mark.at.timestamp()
    return (_PRECEDENCE[mark.by], moment if mark.by is MarkedBy.SECRETARY else -moment, mark.status)


_PRECEDENCE = {MarkedBy.SECRETARY: 2, MarkedBy.CODE: 1, MarkedBy.BUTTON: 0}
