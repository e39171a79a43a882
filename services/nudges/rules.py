"""Pure rules of the nudge: when a month's outcome is due, and which step is to be taken today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from models import NudgeStep
from services import calendar
from services.rule_packs import OutcomeRules


def deadline(month: date, rules: OutcomeRules) -> date:
    """The last day for the outcome of a month (its first day): a day of the month after."""
    return calendar.add_months(month, 1).replace(day=rules.due_day)


def step_due(
    month: date, rules: OutcomeRules, taken: Mapping[NudgeStep, date], today: date
) -> NudgeStep | None:
    """The one step to take today about a month without an outcome, if any.

    Never two on one day; a step that was missed because no worker ran is passed over for the later one;
    the superior is told only after the secretary was rung on a day before.

    Args:
        taken: the steps taken so far, and on which day.
    """
    late = (today - deadline(month, rules)).days
    if NudgeStep.SUPERIOR in taken or today in taken.values():
        return None
    if taken and late >= rules.superior_told_after:
        return NudgeStep.SUPERIOR
    if late >= rules.second_reminder_after:
        return None if NudgeStep.SECOND in taken else NudgeStep.SECOND
    return NudgeStep.FIRST if late >= rules.first_reminder_after and not taken else None
