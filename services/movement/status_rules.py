"""Which status may follow which, and from what day: pure rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models import ACTIVE_STATUSES, MemberStatus
from services import calendar
from services.members import Standing
from services.movement.errors import (
    ByTransferOnly,
    DecisionNeeded,
    ProbationTooShort,
    StatusDayOutOfOrder,
    StatusNotAllowed,
)

_S = MemberStatus
_ENDS = frozenset({_S.STRUCK_OFF, _S.LEFT, _S.DECEASED})

NEXT_STATUSES: dict[MemberStatus, frozenset[MemberStatus]] = {
    # Who is on probation is struck off, not expelled.
    _S.PROBATIONARY: frozenset({_S.OFFICIAL, _S.SUSPENDED}) | _ENDS,
    _S.OFFICIAL: frozenset({_S.SUSPENDED, _S.EXPELLED}) | _ENDS,
    _S.SUSPENDED: frozenset({_S.PROBATIONARY, _S.OFFICIAL, _S.EXPELLED}) | _ENDS,
}
"""A suspension ends in the status it interrupted. What has ended stays ended."""


def next_statuses(history: Sequence[Standing]) -> frozenset[MemberStatus]:
    """What may be decided about a member with this history."""
    present = history[-1].status
    following = NEXT_STATUSES.get(present, frozenset())
    if present is not _S.SUSPENDED:
        return following
    interrupted = next((one.status for one in reversed(history) if one.status is not present), _S.OFFICIAL)
    return following - ({_S.PROBATIONARY, _S.OFFICIAL} - {interrupted})


def check_change(
    history: Sequence[Standing],
    *,
    to: MemberStatus,
    on: date,
    decision: str | None,
    today: date,
    probation: int,
) -> None:
    """Refuse a status that cannot be decided.

    Args:
        probation: months between admission and becoming official.

    Raises:
        ByTransferOnly, StatusNotAllowed: it is not open from the present status.
        StatusDayOutOfOrder: the day is not after the last decision, or still to come.
        ProbationTooShort: official too early.
        DecisionNeeded: everything but a death is decided by a document.
    """
    if to is _S.TRANSFERRED_OUT:
        raise ByTransferOnly(field="to")
    if to not in next_statuses(history):
        raise StatusNotAllowed
    if not history[-1].since < on <= today:
        raise StatusDayOutOfOrder(field="on", after=f"{history[-1].since:%d/%m/%Y}")
    earliest = calendar.add_months(history[0].since, probation)
    if history[-1].status is _S.PROBATIONARY and to is _S.OFFICIAL and on < earliest:
        raise ProbationTooShort(field="on", months=probation, earliest=f"{earliest:%d/%m/%Y}")
    if decision is None and to is not _S.DECEASED:
        raise DecisionNeeded(field="decision")


def ends_membership(status: MemberStatus) -> bool:
    """Whether whoever has this status is no member any more."""
    return status not in ACTIVE_STATUSES
