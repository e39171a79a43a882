"""Pure rules of the reminder ladder: when each step comes, and which one is to be taken now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from models import LadderStep, Urgency
from services.calendar import quiet_until
from services.rule_packs import ReadingRules

_ORDER = list(LadderStep)


def comes_at(step: LadderStep, published_at: datetime, urgency: Urgency, rules: ReadingRules) -> datetime:
    """From when on a step may be taken."""
    hours: int = getattr(rules, f"{urgency}_{step}")
    return published_at + timedelta(hours=hours)


def due_step(
    published_at: datetime,
    urgency: Urgency,
    steps_done: Collection[LadderStep],
    *,
    now: datetime,
    rules: ReadingRules,
) -> LadderStep | None:
    """The one step to take now, if any; whoever has read is left out of it by the one who takes it.

    Steps that were missed because no worker ran are passed over for the latest whose time has come.
    Each rings somebody, the last one the secretary, and waits for the morning unless the directive is
    express.
    """
    come = [step for step in _ORDER if comes_at(step, published_at, urgency, rules) <= now]
    if not come or any(_ORDER.index(done) >= _ORDER.index(come[-1]) for done in steps_done):
        return None
    return None if urgency is not Urgency.EXPRESS and _is_night(now, rules) else come[-1]


def _is_night(now: datetime, rules: ReadingRules) -> bool:
    return quiet_until(now, begins=rules.day_until, ends=rules.day_from) is not None
