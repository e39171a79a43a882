"""Targets and what became of them, in few words."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from models import DeviceKind
from notifications.channels import Outcomes
from notifications.leaving import EVERYTHING, Message, decide
from notifications.notice import Notice
from notifications.pace import Pace
from services.deliveries import Ask, Lease, Limits, Outcome, Target, Verdict

SUBJECT = UUID("01932f6e-5f00-7000-8000-0123456789ab")

ACCEPTED = Outcome(Verdict.ACCEPTED)


def refused(cause: str) -> Outcome:
    return Outcome(Verdict.REFUSED, cause)


def dead(cause: str) -> Outcome:
    return Outcome(Verdict.REFUSED, cause, is_dead=True)


def deferred(cause: str, seconds: int = 0) -> Outcome:
    return Outcome(Verdict.DEFERRED, cause, retry_after=timedelta(seconds=seconds))


def token(value: str) -> Target:
    return Target(uuid4(), DeviceKind.FCM_TOKEN, value, None)


def installation(value: str) -> Target:
    return Target(uuid4(), DeviceKind.FCM_ID, value, None)


def browser(subscription: Mapping[str, Any]) -> Target:
    return Target(uuid4(), DeviceKind.WEBPUSH, subscription["endpoint"], dict(subscription["keys"]))


def chat(chat_id: int | str) -> Target:
    return Target(uuid4(), DeviceKind.TELEGRAM, str(chat_id), None)


def zalo_chat(chat_id: str) -> Target:
    return Target(uuid4(), DeviceKind.ZALO, chat_id, None)


def by_value(outcomes: Outcomes) -> dict[str, Outcome]:
    """What became of each address."""
    return {target.value: outcome for target, outcome in outcomes}


@dataclass
class OwnLeases:
    """Leases from nobody: everything is granted, unless a test says otherwise; what was asked is noted."""

    asked: list[Ask] = field(default_factory=list)
    holds: list[timedelta] = field(default_factory=list)
    answers: list[Lease] = field(default_factory=list)

    def lease(self, ask: Ask) -> Lease:
        self.asked.append(ask)
        return self.answers.pop(0) if self.answers else Lease(ask.wish)

    def hold(self, wait: timedelta) -> None:
        self.holds.append(wait)


def pace(
    leases: OwnLeases | None = None, per_second: float = 1000.0, stopping: threading.Event | None = None
) -> Pace:
    """A pace that no other process shares."""
    return Pace(leases or OwnLeases(), Limits(per_second), stopping or threading.Event())


def told(notice: Notice) -> Message:
    """What leaves of a notice through a channel that may carry all of it."""
    message = decide(notice, EVERYTHING, datetime(2026, 11, 20, 9, tzinfo=UTC))
    assert isinstance(message, Message)
    return message
