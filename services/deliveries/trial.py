"""Trying a member's devices one by one, when somebody says that nothing rings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from models import Device
from services.actor import Work
from services.audit_log import record
from services.deliveries.assignments import Target, bury
from services.deliveries.rules import Outcome


@dataclass(frozen=True, slots=True)
class TrialDevice:
    """A device as support sees it; ``removal_cause`` is why it is not called any more."""

    target: Target
    member_id: UUID
    created_at: datetime
    removed_at: datetime | None
    removal_cause: str | None


def devices_to_try(
    work: Work, *, member_id: UUID | None = None, device_id: UUID | None = None
) -> list[TrialDevice]:
    """The devices of a member, or one of them, newest first; those that were removed as well."""
    query = select(Device).order_by(Device.created_at.desc())
    if member_id is not None:
        query = query.where(Device.member_id == member_id)
    if device_id is not None:
        query = query.where(Device.id == device_id)
    return [
        TrialDevice(
            Target(device.id, device.kind, device.value, device.keys),
            device.member_id,
            device.created_at,
            device.removed_at,
            device.removal_cause,
        )
        for device in work.session.scalars(query)
    ]


def conclude_trial(work: Work, tried: Sequence[tuple[TrialDevice, Outcome]]) -> None:
    """Log that devices were tried, and bury those that the provider says are gone."""
    for device, _ in tried:
        record(work, "device.tried", device.target.device_id, member_id=device.member_id)
    bury(work, [(device.target.device_id, outcome.cause) for device, outcome in tried if outcome.is_dead])
