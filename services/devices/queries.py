"""Reading devices."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from models import Device, DeviceKind, Messenger
from services.actor import Work

CHAT_KINDS = {Messenger.TELEGRAM: DeviceKind.TELEGRAM, Messenger.ZALO: DeviceKind.ZALO}


def own_devices(work: Work) -> Sequence[Device]:
    """What rings for the actor, oldest first."""
    return work.session.scalars(
        select(Device)
        .where(Device.member_id == work.actor.identity, Device.removed_at.is_(None))
        .order_by(Device.created_at)
    ).all()


def member_of_chat(work: Work, messenger: Messenger, chat_id: str) -> UUID | None:
    """The member a chat is linked to."""
    return work.session.scalar(
        select(Device.member_id).where(
            Device.kind == CHAT_KINDS[messenger], Device.value == chat_id, Device.removed_at.is_(None)
        )
    )
