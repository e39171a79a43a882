"""One address as an administrator looks at it: how it fares, and what became of the latest events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from models import ChangeEvent, Organisation, WebhookEndpoint
from services import organisations
from services.actor import Work
from services.permissions import Permission
from services.webhooks.endpoints import administered
from services.webhooks.order import Position

SHOWN = 20


class DeliveryState(StrEnum):
    """What became of an event; ``failing``: it was tried, and is tried again."""

    ARRIVED = "arrived"
    FAILING = "failing"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Delivery:
    """An event that an address is told of. Its number is what a replay names."""

    event_id: int
    kind: str
    at: datetime
    organisation: str
    state: DeliveryState


@dataclass(frozen=True, slots=True)
class WebhookDetail:
    """An address, whose changes it is told, and its latest deliveries, newest first."""

    endpoint: WebhookEndpoint
    organisation: Organisation
    deliveries: Sequence[Delivery]


def detail(work: Work, endpoint_id: UUID) -> WebhookDetail:
    """One address and what it was told last.

    Raises:
        WebhookNotFound: there is none that the actor administers.
    """
    endpoint, place = administered(work, endpoint_id)
    return WebhookDetail(endpoint, place, _latest(work, endpoint))


def stopped(work: Work) -> Sequence[tuple[WebhookEndpoint, Organisation]]:
    """The actor's addresses that are no longer called because they failed for too long."""
    endpoint = WebhookEndpoint
    query = (
        select(endpoint, Organisation)
        .join(Organisation, Organisation.id == endpoint.organisation_id)
        .where(
            endpoint.paused_at.is_not(None),
            endpoint.failing_since.is_not(None),
            organisations.below(Organisation, work.actor.scope(Permission.ORGANISATION_MANAGE)),
        )
        .order_by(endpoint.paused_at, endpoint.id)
    )
    return [(found, place) for found, place in work.session.execute(query)]


def _latest(work: Work, endpoint: WebhookEndpoint) -> list[Delivery]:
    rows = work.session.execute(
        select(ChangeEvent, Organisation.code)
        .join(Organisation, Organisation.id == ChangeEvent.organisation_id)
        .where(
            organisations.below(Organisation, [endpoint.organisation_id]),
            ChangeEvent.at >= endpoint.created_at,
        )
        .order_by(ChangeEvent.transaction_id.desc(), ChangeEvent.id.desc())
        .limit(SHOWN)
    )
    return [Delivery(event.id, event.kind, event.at, code, _state(endpoint, event)) for event, code in rows]


def _state(endpoint: WebhookEndpoint, event: ChangeEvent) -> DeliveryState:
    told = Position(endpoint.told_transaction, endpoint.told_event)
    if Position(event.transaction_id, event.id) <= told:
        return DeliveryState.ARRIVED
    return DeliveryState.FAILING if endpoint.failures else DeliveryState.WAITING
