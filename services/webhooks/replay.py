"""Telling an address again what it was told before."""

from __future__ import annotations

from uuid import UUID

from core.jobs import Job
from services.actor import Work
from services.audit_log import record
from services.webhooks.endpoints import get
from services.webhooks.errors import TooManyEvents

REPLAY = Job("replay_webhook", queue="webhooks")
"""Sends events again. Arguments: ``endpoint_id``, ``first``, ``last``, ``attempt``."""
MOST = 10_000


def replay(work: Work, endpoint_id: UUID, *, first: int, last: int) -> None:
    """Send the events of these ids, both included, once more, beside those that are due.

    Raises:
        WebhookNotFound: there is no such address that the actor administers.
        TooManyEvents: more than ``MOST``.
    """
    endpoint = get(work, endpoint_id)
    if not 0 <= last - first < MOST:
        raise TooManyEvents(field="last", limit=MOST)
    work.enqueue(REPLAY, endpoint_id=str(endpoint.id), first=first, last=last, attempt=1)
    record(work, "webhook.replayed", endpoint.id, organisation_id=endpoint.organisation_id)
