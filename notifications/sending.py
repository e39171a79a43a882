"""Handing one notice to many devices, each through the channel of its kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from core.logging import get_logger
from models import DeviceKind
from notifications.channels import Channel, Outcomes
from notifications.channels.base import deferred, refused
from notifications.leaving import Message, Stays, decide
from notifications.metrics import FAILURES, NOTICES
from notifications.notice import Notice
from services.deliveries import Target, Verdict

Channels = Mapping[DeviceKind, Channel]
log = get_logger(__name__)


def send(channels: Channels, notice: Notice, targets: Sequence[Target], now: datetime) -> Outcomes:
    """What became of each target. To be called with no database session open: it may take a minute."""
    outcomes = hand_over_all(channels, notice, targets, now)
    _count(notice, outcomes)
    return outcomes


def hand_over_all(channels: Channels, notice: Notice, targets: Sequence[Target], now: datetime) -> Outcomes:
    """What became of each target, each through the channel of its kind; nothing is logged or measured."""
    by_channel: dict[Channel, list[Target]] = defaultdict(list)
    for target in targets:
        by_channel[channels[target.kind]].append(target)
    return [
        outcome for channel, group in by_channel.items() for outcome in hand_over(channel, notice, group, now)
    ]


def hand_over(channel: Channel, notice: Notice, targets: Sequence[Target], now: datetime) -> Outcomes:
    """What became of each target of one channel: the only way out of the handbook for a notice."""
    match decide(notice, channel.capabilities, now):
        case Message() as message:
            return channel.send(message, targets)
        case Stays(cause, wait):
            outcome = deferred(cause, wait) if wait else refused(cause)
            return [(target, outcome) for target in targets]


def _count(notice: Notice, outcomes: Outcomes) -> None:
    counts = Counter((target.kind, outcome.verdict, outcome.cause) for target, outcome in outcomes)
    for (kind, verdict, cause), number in counts.items():
        NOTICES.labels(kind, verdict.value).inc(number)
        if verdict is not Verdict.ACCEPTED:
            FAILURES.labels(kind, cause).inc(number)
        log.info(
            "notices_sent",
            subject=str(notice.subject_id),
            channel=kind.value,
            verdict=verdict.value,
            cause=cause,
            number=number,
        )
