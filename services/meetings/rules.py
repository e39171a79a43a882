"""Pure rules about attendance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models import AttendanceStatus, RosterKind

_A = AttendanceStatus

PRESENT = frozenset({_A.PRESENT, _A.PRESENT_ONLINE, _A.LATE})
EXPECTED = frozenset({RosterKind.MEMBER, RosterKind.ATTACHED_HERE})
"""Who is to come; the others count only if they do."""


@dataclass(frozen=True, slots=True)
class Counts:
    """An attendance sheet in numbers."""

    expected: int
    present: int
    excused: int
    not_marked: int


@dataclass(frozen=True, slots=True)
class Rates:
    """Two rates in percent with one decimal, never mixed up; None where nobody counts."""

    rate: float | None
    rate_without_excused: float | None


def counts(statuses: Iterable[AttendanceStatus]) -> Counts:
    """Count a sheet. ``not_marked`` is neither present nor absent."""
    tally = Counter(statuses)
    return Counts(
        expected=tally.total(),
        present=sum(tally[status] for status in PRESENT),
        excused=tally[_A.ABSENT_EXCUSED],
        not_marked=tally[_A.NOT_MARKED],
    )


def rates(expected: int, present: int, excused: int) -> Rates:
    """``present / expected`` and ``present / (expected − excused)``."""
    return Rates(_percent(present, expected), _percent(present, expected - excused))


def length_in_minutes(starts_at: datetime, ends_at: datetime | None) -> int | None:
    """How long a meeting lasted, once its end is known."""
    return None if ends_at is None else round((ends_at - starts_at).total_seconds() / 60)


def _percent(part: int, whole: int) -> float | None:
    """Rounded half up, as people do: 37.25 → 37.3."""
    if whole <= 0:
        return None
    return (part * 2000 + whole) // (2 * whole) / 10
