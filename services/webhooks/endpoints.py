"""The addresses of other systems: registered, listed, resumed, removed by an administrator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from models import Organisation, OrganisationKind, WebhookEndpoint
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.permissions import Permission
from services.webhooks.errors import WebhookAddressRefused, WebhookLevel, WebhookNotFound, WebhookPaused
from services.webhooks.order import everything_settled
from services.webhooks.rules import is_address, new_secret

LEVELS = frozenset({OrganisationKind.CENTRE, OrganisationKind.PROVINCE})
"""Of which organisations other systems may be told."""


@dataclass(frozen=True, slots=True)
class NewEndpoint:
    """An address just registered; its secret is shown once, now."""

    endpoint: WebhookEndpoint
    secret: str


def register(work: Work, organisation: str, *, url: str) -> NewEndpoint:
    """Let another system be told, from now on, of changes at an organisation (a code) and below.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs.
        WebhookLevel: it is neither the centre nor a province.
        WebhookAddressRefused: not an https address.
    """
    place = organisations.get(work, organisation)
    work.actor.require(Permission.ORGANISATION_MANAGE, place.ancestors)
    if place.kind not in LEVELS:
        raise WebhookLevel(field="organisation")
    if not is_address(url, loopback=work.settings.webhook_loopback):
        raise WebhookAddressRefused(field="url")
    secret = new_secret()
    last = everything_settled(work)
    endpoint = WebhookEndpoint(
        organisation_id=place.id,
        url=url,
        secret_sealed=work.vault.seal(secret),
        created_at=work.now,
        created_by=work.actor.member_id,
        told_transaction=last.transaction_id,
        told_event=last.event_id,
        next_attempt_at=work.now,
        failures=0,
    )
    work.session.add(endpoint)
    work.flush()
    record(work, "webhook.registered", endpoint.id, organisation_id=place.id)
    return NewEndpoint(endpoint, secret)


def listed(work: Work, organisation: str) -> Sequence[WebhookEndpoint]:
    """The addresses registered for just that organisation, oldest first.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs.
    """
    place = organisations.get(work, organisation)
    work.actor.require(Permission.ORGANISATION_MANAGE, place.ancestors)
    query = select(WebhookEndpoint).where(WebhookEndpoint.organisation_id == place.id)
    return work.session.scalars(query.order_by(WebhookEndpoint.created_at, WebhookEndpoint.id)).all()


def get(work: Work, endpoint_id: UUID) -> WebhookEndpoint:
    """One address, held until the unit of work ends.

    Raises:
        WebhookNotFound: there is none that the actor administers.
    """
    endpoint, _ = administered(work, endpoint_id, is_held=True)
    return endpoint


def administered(
    work: Work, endpoint_id: UUID, *, is_held: bool = False
) -> tuple[WebhookEndpoint, Organisation]:
    """One address and whose changes it is told; ``is_held``: nobody else may change it meanwhile.

    Raises:
        WebhookNotFound: there is none that the actor administers.
    """
    query = select(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id)
    endpoint = work.session.scalar(query.with_for_update() if is_held else query)
    if endpoint is None:
        raise WebhookNotFound
    place = work.session.get_one(Organisation, endpoint.organisation_id)
    if not work.actor.may(Permission.ORGANISATION_MANAGE, place.ancestors):
        raise WebhookNotFound
    return endpoint, place


def pause(work: Work, endpoint_id: UUID) -> WebhookEndpoint:
    """Call an address no longer until somebody resumes it; what happens meanwhile waits for it.

    Raises:
        WebhookNotFound: there is none that the actor administers.
    """
    endpoint = get(work, endpoint_id)
    if endpoint.paused_at is None:
        # That it failed before is no longer why it is not called.
        _forget_failures(endpoint)
        endpoint.paused_at = work.now
        record(work, "webhook.paused", endpoint.id, organisation_id=endpoint.organisation_id)
    return endpoint


def resume(work: Work, endpoint_id: UUID) -> WebhookEndpoint:
    """Call a paused or failing address again at once, from where it stopped.

    Raises:
        WebhookNotFound: there is none that the actor administers.
    """
    endpoint = get(work, endpoint_id)
    _forget_failures(endpoint)
    endpoint.paused_at, endpoint.next_attempt_at = None, work.now
    record(work, "webhook.resumed", endpoint.id, organisation_id=endpoint.organisation_id)
    return endpoint


def send_test(work: Work, endpoint_id: UUID) -> None:
    """Let something happen that means nothing: it is told like everything else, in its turn.

    Raises:
        WebhookNotFound: there is none that the actor administers.
        WebhookPaused: it is not called at all.
    """
    endpoint = get(work, endpoint_id)
    if endpoint.paused_at is not None:
        raise WebhookPaused
    endpoint.next_attempt_at = work.now
    record(work, "webhook.tested", endpoint.id, organisation_id=endpoint.organisation_id)


def remove(work: Work, endpoint_id: UUID) -> None:
    """Tell an address nothing more.

    Raises:
        WebhookNotFound: there is none that the actor administers.
    """
    endpoint = get(work, endpoint_id)
    work.session.delete(endpoint)
    record(work, "webhook.removed", endpoint.id, organisation_id=endpoint.organisation_id)


def _forget_failures(endpoint: WebhookEndpoint) -> None:
    endpoint.failures, endpoint.failing_since, endpoint.last_error = 0, None, None
