"""What rings when something is new: phones, browsers and linked chats of a member."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id


class DeviceKind(StrEnum):
    """How a device is addressed; each kind is served by one channel."""

    FCM_TOKEN = "fcm_token"
    FCM_ID = "fcm_id"
    WEBPUSH = "webpush"
    TELEGRAM = "telegram"
    ZALO = "zalo"


class Device(Base):
    """One address of a member at a provider. A removed one stays, with the cause."""

    __tablename__ = "device"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), index=True)
    kind: Mapped[DeviceKind] = mapped_column(Word(DeviceKind))
    value: Mapped[str]
    """A registration token, an installation id, a push endpoint or a chat id."""
    keys: Mapped[dict[str, Any] | None]
    """Web push only: the browser's ``p256dh`` and ``auth``."""
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    removal_cause: Mapped[str | None]

    __table_args__ = (
        one_of("kind", DeviceKind),
        Index(
            "uq_device_kind_value", "kind", "value", unique=True, postgresql_where=text("removed_at IS NULL")
        ),
    )


class Messenger(StrEnum):
    """A chat service an account can be linked to."""

    TELEGRAM = "telegram"
    ZALO = "zalo"


class ChannelLink(Base):
    """A short-lived one-time code that ties a chat to the member who asked for it."""

    __tablename__ = "channel_link"

    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    messenger: Mapped[Messenger] = mapped_column(Word(Messenger), primary_key=True)
    code_index: Mapped[bytes] = mapped_column(unique=True)
    expires_at: Mapped[datetime]

    __table_args__ = (one_of("messenger", Messenger),)
