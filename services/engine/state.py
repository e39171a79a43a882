"""The state of the engine as the database knows it; no provider and no worker is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select, text

from core.errors import Forbidden
from models import DeliveryChunk, Device, DeviceKind, Directive, Lane, Refusal
from services import calendar
from services.actor import Actor, Work
from services.permissions import MATRIX, Permission

_RECENT = timedelta(days=2)
"""As far back as deliveries are put in hand again: what is older has been given up."""
_QUEUES = text("""
    SELECT queue_name, count(*) FILTER (WHERE status = 'todo'), count(*) FILTER (WHERE status = 'doing'),
           min(due) FILTER (WHERE status = 'todo' AND due <= :now)
      FROM (SELECT j.queue_name, j.status,
                   coalesce(j.scheduled_at,
                            (SELECT min(at) FROM procrastinate_events e WHERE e.job_id = j.id)) AS due
              FROM procrastinate_jobs j WHERE j.status IN ('todo', 'doing')) AS live
     GROUP BY queue_name ORDER BY queue_name
""")


@dataclass(frozen=True, slots=True)
class QueueFigure:
    """Jobs of one queue; ``oldest_due`` is since when the oldest could have been done, None if none could."""

    queue: str
    waiting: int
    in_hand: int
    oldest_due: datetime | None


@dataclass(frozen=True, slots=True)
class LaneFigure:
    """Chunks of recent directives that one lane is not done with."""

    lane: Lane
    open_chunks: int


@dataclass(frozen=True, slots=True)
class CauseFigure:
    """Devices of one kind that did not take a recent notice, by the provider's word."""

    kind: DeviceKind
    cause: str
    devices: int


@dataclass(frozen=True, slots=True)
class EngineState:
    """What whoever keeps the handbook looks at first."""

    queues: Sequence[QueueFigure]
    lanes: Sequence[LaneFigure]
    failures: Sequence[CauseFigure]
    unconfigured: Sequence[DeviceKind]
    """Kinds of devices that wanted to be called where no worker had credentials for it."""
    calendar_ends_on: date
    """The last day of which it is known whether it is worked."""


def state(work: Work) -> EngineState:
    """The engine now; failures and chunks are those of directives of the last two days.

    Raises:
        Forbidden: the actor does not administer an organisation that has none above it.
    """
    if not keeps_the_whole(work.actor):
        raise Forbidden
    failures = _failures(work)
    return EngineState(
        queues=[QueueFigure(*row) for row in work.session.execute(_QUEUES, {"now": work.now})],
        lanes=_lanes(work),
        failures=failures,
        unconfigured=sorted({one.kind for one in failures if one.cause == "channel_not_configured"}),
        calendar_ends_on=calendar.data_ends_on(),
    )


def keeps_the_whole(actor: Actor) -> bool:
    """Whether they administer an organisation that has none above it."""
    tops = (grant for grant in actor.grants if len(grant.path) == 1)
    return any(Permission.ORGANISATION_MANAGE in MATRIX[grant.role] for grant in tops)


def _lanes(work: Work) -> list[LaneFigure]:
    lane = func.unnest(DeliveryChunk.open_lanes).label("lane")
    query = (
        select(lane, func.count())
        .join(Directive, Directive.id == DeliveryChunk.directive_id)
        .where(Directive.published_at >= work.now - _RECENT)
        .group_by(lane)
    )
    found = {Lane(name): number for name, number in work.session.execute(query)}
    return [LaneFigure(one, found.get(one, 0)) for one in Lane]


def _failures(work: Work) -> list[CauseFigure]:
    rows = work.session.execute(
        select(Device.kind, Refusal.cause, func.count())
        .join(Device, Device.id == Refusal.device_id)
        .join(Directive, Directive.id == Refusal.directive_id)
        .where(Directive.published_at >= work.now - _RECENT)
        .group_by(Device.kind, Refusal.cause)
        .order_by(func.count().desc(), Device.kind, Refusal.cause)
    )
    return [CauseFigure(*row) for row in rows]
