"""Changing what rings for a member."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from core.one_time_code import as_typed, new_code
from models import ChannelLink, Device, DeviceKind, Messenger
from services.actor import Work
from services.audit_log import record
from services.devices.errors import DeviceNotFound, LinkCodeRefused
from services.devices.queries import CHAT_KINDS
from services.devices.rules import check_device

LINK_LIFETIME = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class LinkOffer:
    """A one-time code to be sent from the chat that is to be linked."""

    code: str
    expires_at: datetime


def register(work: Work, *, kind: DeviceKind, value: str, keys: dict[str, Any] | None = None) -> Device:
    """Let a device of the actor ring from now on.

    Registering it again changes nothing; a device handed on to somebody else rings for its new
    owner only.

    Raises:
        MalformedDevice, PushServiceUnknown: see ``rules.check_device``.
    """
    check_device(kind, value, keys, work.settings.webpush_hosts)
    return _take_over(work, work.actor.identity, kind, value, keys)


def remove(work: Work, *, kind: DeviceKind, value: str) -> None:
    """Let a device of the actor be silent from now on.

    Raises:
        DeviceNotFound: it does not ring for the actor.
    """
    device = _find(work, kind, value)
    if device is None or device.member_id != work.actor.identity:
        raise DeviceNotFound
    device.removed_at, device.removal_cause = work.now, "removed_by_member"


def offer_link(work: Work, messenger: Messenger) -> LinkOffer:
    """A one-time code (40 bits, 15 minutes) that ties the chat it is sent from to the actor."""
    code = new_code(8)
    expires_at = work.now + LINK_LIFETIME
    new = {"code_index": _index(work, code), "expires_at": expires_at}
    work.session.execute(
        insert(ChannelLink)
        .values(member_id=work.actor.identity, messenger=messenger, **new)
        .on_conflict_do_update(index_elements=[ChannelLink.member_id, ChannelLink.messenger], set_=new)
    )
    return LinkOffer(code, expires_at)


def link_chat(work: Work, messenger: Messenger, chat_id: str, code: str) -> UUID:
    """Tie a chat to the member who was offered ``code``; the code is used up. Returns the member.

    Raises:
        LinkCodeRefused: no such code, used, or too old.
    """
    link = work.session.scalar(
        select(ChannelLink)
        .where(ChannelLink.messenger == messenger, ChannelLink.code_index == _index(work, code))
        .with_for_update()
    )
    if link is None or work.now >= link.expires_at:
        raise LinkCodeRefused
    work.session.delete(link)
    _take_over(work, link.member_id, CHAT_KINDS[messenger], chat_id, None)
    record(work, f"chat.linked.{messenger}", link.member_id, member_id=link.member_id)
    return link.member_id


def unlink_chat(work: Work, messenger: Messenger, chat_id: str) -> None:
    """Untie a chat; a chat that is not tied is fine."""
    device = _find(work, CHAT_KINDS[messenger], chat_id)
    if device is not None:
        device.removed_at, device.removal_cause = work.now, "unlinked_in_chat"
        record(work, f"chat.unlinked.{messenger}", device.member_id, member_id=device.member_id)


def _take_over(
    work: Work, member_id: UUID, kind: DeviceKind, value: str, keys: dict[str, Any] | None
) -> Device:
    device = _find(work, kind, value)
    if device is not None and device.member_id == member_id:
        device.keys = keys
        return device
    if device is not None:
        device.removed_at, device.removal_cause = work.now, "registered_by_another_member"
        work.flush()
    added = work.session.scalar(
        insert(Device)
        .values(member_id=member_id, kind=kind, value=value, keys=keys, created_at=work.now)
        .on_conflict_do_nothing(
            index_elements=[Device.kind, Device.value], index_where=Device.removed_at.is_(None)
        )
        .returning(Device)
    )
    # Nothing was added: it was registered elsewhere just now, and can be found from here on.
    return added or _take_over(work, member_id, kind, value, keys)


def _find(work: Work, kind: DeviceKind, value: str) -> Device | None:
    return work.session.scalar(
        select(Device)
        .where(Device.kind == kind, Device.value == value, Device.removed_at.is_(None))
        .with_for_update()
    )


def _index(work: Work, code: str) -> bytes:
    return work.vault.index("channel link", as_typed(code))
