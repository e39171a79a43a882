"""Delivering: what an address is to be told next, and what became of it. No session while it is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import orjson
from sqlalchemy import Select, select

from core.logging import get_logger
from models import ChangeEvent, Organisation, WebhookEndpoint
from services import accounts, deliveries, organisations
from services.actor import Work
from services.audit_log import record
from services.permissions import Permission
from services.webhooks.order import Position, after, settled
from services.webhooks.rules import PAUSED_AFTER, Answer, signature, wait_before

AT_ONCE = 100
"""How many messages a parcel holds."""
LEASE = timedelta(minutes=30)
"""For so long a parcel is one worker's; that of a worker that died is taken up after it."""
log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Message:
    """One event as it is sent. The same id every time, so that the other system can tell repeats."""

    id: str
    body: bytes
    position: Position

    def headers(self, secret: str, now: datetime) -> dict[str, str]:
        """What the specification asks for (Standard Webhooks)."""
        return {
            "content-type": "application/json",
            "webhook-id": self.id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": signature(secret, self.id, now, self.body),
        }


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one address is to be told now, in order."""

    endpoint_id: UUID
    url: str
    secret: str
    messages: Sequence[Message]


def due_endpoints(work: Work) -> Sequence[UUID]:
    """The addresses that may be called now."""
    endpoint = WebhookEndpoint
    query = select(endpoint.id).where(endpoint.paused_at.is_(None), endpoint.next_attempt_at <= work.now)
    return work.session.scalars(query.order_by(endpoint.next_attempt_at)).all()


def next_parcel(work: Work, endpoint_id: UUID) -> Parcel | None:
    """Take what an address is to be told next; None if there is nothing, or if somebody else has it."""
    query = select(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).with_for_update(skip_locked=True)
    endpoint = work.session.scalar(query)
    if endpoint is None or endpoint.paused_at is not None or endpoint.next_attempt_at > work.now:
        return None
    told = Position(endpoint.told_transaction, endpoint.told_event)
    rows = work.session.execute(_events(work, endpoint).where(after(told)).limit(AT_ONCE))
    messages = [_message(event, code) for event, code in rows]
    if not messages:
        return None
    endpoint.next_attempt_at = work.now + LEASE
    return Parcel(endpoint.id, endpoint.url, work.vault.open(endpoint.secret_sealed), messages)


def messages_between(work: Work, endpoint_id: UUID, first: int, last: int) -> Parcel | None:
    """The events of these ids, both included, as a parcel; None if the address is gone or paused."""
    endpoint = work.session.get(WebhookEndpoint, endpoint_id)
    if endpoint is None or endpoint.paused_at is not None:
        return None
    rows = work.session.execute(_events(work, endpoint).where(ChangeEvent.id.between(first, last)))
    messages = [_message(event, code) for event, code in rows]
    return Parcel(endpoint.id, endpoint.url, work.vault.open(endpoint.secret_sealed), messages)


def settle(work: Work, parcel: Parcel, answers: Iterable[Answer]) -> bool:
    """Keep how far an address was told; whether all of the parcel arrived.

    Answers are those of the first messages, in order; the last of them may be a failure. Then the
    address is called again later, and paused once it has failed for ``PAUSED_AFTER`` or is gone.
    """
    endpoint = work.session.scalar(
        select(WebhookEndpoint).where(WebhookEndpoint.id == parcel.endpoint_id).with_for_update()
    )
    if endpoint is None:
        return False
    failure = None
    for message, answer in zip(parcel.messages, answers, strict=False):
        if not answer.is_taken:
            failure = answer
            break
        endpoint.told_transaction = message.position.transaction_id
        endpoint.told_event = message.position.event_id
        endpoint.failures, endpoint.failing_since, endpoint.last_error = 0, None, None
    endpoint.next_attempt_at = work.now
    if failure is not None:
        _put_off(work, endpoint, failure)
    return failure is None


def _put_off(work: Work, endpoint: WebhookEndpoint, failure: Answer) -> None:
    endpoint.failures += 1
    endpoint.failing_since = endpoint.failing_since or work.now
    endpoint.last_error = failure.word
    endpoint.next_attempt_at = work.now + wait_before(endpoint.failures)
    if failure.is_final or work.now - endpoint.failing_since >= PAUSED_AFTER:
        endpoint.paused_at = work.now
        record(work, "webhook.paused", endpoint.id, organisation_id=endpoint.organisation_id)
        _tell_administrators(work, endpoint)
        log.warning("webhook_paused", endpoint=str(endpoint.id), error=failure.word)


def _tell_administrators(work: Work, endpoint: WebhookEndpoint) -> None:
    place = endpoint.organisation_id
    holders = accounts.holders_at(work, Permission.ORGANISATION_MANAGE, [place])
    deliveries.notify_all(work, ((one, endpoint.id) for one in holders.get(place, ())), kind="webhook")


def _events(work: Work, endpoint: WebhookEndpoint) -> Select[ChangeEvent, str]:
    return (
        select(ChangeEvent, Organisation.code)
        .join(Organisation, Organisation.id == ChangeEvent.organisation_id)
        .where(settled(work), organisations.below(Organisation, [endpoint.organisation_id]))
        .order_by(ChangeEvent.transaction_id, ChangeEvent.id)
    )


def _message(event: ChangeEvent, organisation: str) -> Message:
    content = {
        "type": event.kind,
        "timestamp": event.at.isoformat(),
        "data": {"event": event.id, "subject": event.subject_id, "organisation": organisation},
    }
    return Message(f"evt_{event.id}", orjson.dumps(content), Position(event.transaction_id, event.id))
