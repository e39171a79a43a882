"""Notices to one member: an answer to their feedback, say."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from core.jobs import Job
from models import Device
from services.actor import Work
from services.deliveries.assignments import Target

NOTIFY = Job("notify", queue="push", urgency=5)
"""Rings every device of one member. Arguments: ``member_id``, ``kind``, ``subject_id``."""


def notify(work: Work, member_id: UUID, *, kind: str, subject_id: UUID) -> None:
    """Ring a member's devices about something of theirs, once this unit of work commits.

    Args:
        kind: what it is about, for the device to open the right page: ``feedback``, ``meeting``.
        subject_id: the opaque id of what it is about; nothing else leaves the handbook.
    """
    work.enqueue(NOTIFY, member_id=str(member_id), kind=kind, subject_id=str(subject_id))


def targets_of(work: Work, member_id: UUID) -> Sequence[Target]:
    """Every device of a member that rings."""
    devices = work.session.scalars(
        select(Device).where(Device.member_id == member_id, Device.removed_at.is_(None))
    )
    return [Target(device.id, device.kind, device.value, device.keys) for device in devices]
