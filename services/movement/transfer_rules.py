"""The way of a transfer, as a table: which step may follow which, who takes it, and by when. Pure rules."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from models import TransferState
from services import calendar
from services.rule_packs import MovementRules

_S = TransferState


class Side(StrEnum):
    """Whose administrator takes a step."""

    SENDER = "sender"
    RECEIVER = "receiver"


STEPS: dict[TransferState, dict[TransferState, Side]] = {
    _S.REQUESTED: {_S.SENT: Side.SENDER, _S.CANCELLED: Side.SENDER},
    _S.SENT: {_S.RECEIVED: Side.RECEIVER, _S.RETURNED: Side.RECEIVER, _S.CANCELLED: Side.SENDER},
    _S.RETURNED: {_S.SENT: Side.SENDER, _S.CANCELLED: Side.SENDER},
}
"""What has been received or cancelled stays so."""

NEED_A_REASON = frozenset({_S.RETURNED, _S.CANCELLED})


class PeriodWarning(StrEnum):
    """Why the length of a temporary transfer is unusual; it is recorded all the same."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"


def next_states(state: TransferState, sides: frozenset[Side]) -> frozenset[TransferState]:
    """The steps open from ``state`` to who acts for these sides."""
    return frozenset(to for to, side in STEPS.get(state, {}).items() if side in sides)


def due_on(state: TransferState, reached_on: date, rules: MovementRules) -> date | None:
    """By when the next step is due: 60 working days to start, 30 to present the letter.

    A returned one is to be sent again within the time for starting.
    """
    if state is _S.SENT:
        return calendar.add_working_days(reached_on, rules.transfer_present_within)
    if state in (_S.REQUESTED, _S.RETURNED):
        return calendar.add_working_days(reached_on, rules.transfer_start_within)
    return None


def period_warning(since: date, until: date, *, is_study: bool, rules: MovementRules) -> PeriodWarning | None:
    """Whether a temporary transfer is shorter than 3 months, or has 12 (to study: more than 24).

    Args:
        until: the first day after it.
    """
    if until < calendar.add_months(since, rules.temporary_months_least):
        return PeriodWarning.TOO_SHORT
    if is_study:
        is_long = until > calendar.add_months(since, rules.study_months_most)
    else:
        is_long = until >= calendar.add_months(since, rules.temporary_months_below)
    return PeriodWarning.TOO_LONG if is_long else None
