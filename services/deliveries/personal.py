"""Notices to one member: an answer to their feedback, say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core.jobs import Job
from models import Device, Lane
from services.actor import Work
from services.deliveries.assignments import Target, bury
from services.deliveries.rules import LANE_KINDS, MAX_ATTEMPTS, Outcome, Verdict, wait_before

NOTIFY = {
    Lane.PUSH: Job("notify_push", queue="push", urgency=5),
    Lane.CHAT: Job("notify_chat", queue="chat", urgency=5),
}
"""Rings one member through one lane. Arguments: those of ``Ring``."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One attempt to ring a member: all their devices of a lane, or one that was deferred."""

    member_id: UUID
    lane: Lane
    kind: str
    subject_id: UUID
    attempt: int = 1
    device_id: UUID | None = None


def notify(work: Work, member_id: UUID, *, kind: str, subject_id: UUID) -> None:
    """Ring a member's devices about something of theirs, once this unit of work commits.

    Args:
        kind: what it is about, for the device to open the right page: ``feedback``, ``meeting``.
        subject_id: the opaque id of what it is about; nothing else leaves the handbook.
    """
    for job in NOTIFY.values():
        work.enqueue(job, member_id=str(member_id), kind=kind, subject_id=str(subject_id), attempt=1)


def notify_all(work: Work, rings: Iterable[tuple[UUID, UUID]], *, kind: str) -> None:
    """Ring many members, each about something of their own, with one statement a lane.

    Args:
        rings: whom, and the opaque id of what it is about.
        kind: as for :func:`notify`.
    """
    arguments: list[dict[str, str | int]] = [
        {"member_id": str(member), "kind": kind, "subject_id": str(subject), "attempt": 1}
        for member, subject in rings
    ]
    for job in NOTIFY.values():
        work.enqueue_all(job, arguments)


def targets_of(work: Work, ring: Ring) -> Sequence[Target]:
    """The devices to call now."""
    query = select(Device).where(
        Device.member_id == ring.member_id,
        Device.kind.in_(LANE_KINDS[ring.lane]),
        Device.removed_at.is_(None),
    )
    if ring.device_id is not None:
        query = query.where(Device.id == ring.device_id)
    devices = work.session.scalars(query)
    return [Target(device.id, device.kind, device.value, device.keys) for device in devices]


def conclude(work: Work, ring: Ring, outcomes: Sequence[tuple[Target, Outcome]]) -> None:
    """Bury dead devices and ask for another attempt at each that was deferred.

    Each has a job of its own, so that a chat out of order does not ring the phone again.
    """
    bury(work, [(target.device_id, outcome.cause) for target, outcome in outcomes if outcome.is_dead])
    if ring.attempt >= MAX_ATTEMPTS:
        return
    for target, outcome in outcomes:
        if outcome.verdict is Verdict.DEFERRED:
            work.enqueue(
                NOTIFY[ring.lane],
                not_before=work.now + wait_before(ring.attempt, outcome.retry_after),
                member_id=str(ring.member_id),
                kind=ring.kind,
                subject_id=str(ring.subject_id),
                attempt=ring.attempt + 1,
                device_id=str(target.device_id),
            )
