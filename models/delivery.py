"""How far a directive got: chunks on their way, refusals, receipts, and counters per cell."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Integer, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.steps import Steps


class Lane(StrEnum):
    """Channels of like speed: chats are slow, so they have a lane of their own."""

    PUSH = "push"
    CHAT = "chat"


class Chunk:
    """Whole cells with some 500 recipients: the unit of queue, row and send.

    ``recipients`` holds ``member.number``, cell after cell; ``cells`` and ``cell_sizes`` say where
    one cell ends. ``open_lanes`` are those that are not done with it. Bit *i* of ``handed_over`` says
    that some provider took the notice for recipient *i*, bit *i* of ``refused`` that none did.
    """

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    recipients: Mapped[list[int]] = mapped_column(Steps)
    cells: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    cell_sizes: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    open_lanes: Mapped[list[Lane]] = mapped_column(ARRAY(Word(Lane)), server_default="{}")
    handed_over: Mapped[bytes]
    refused: Mapped[bytes]


class DeliveryChunk(Chunk, Base):
    """A chunk of a published directive."""

    __tablename__ = "delivery_chunk"

    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"))

    __table_args__ = (UniqueConstraint("directive_id", "position"),)


class LaneRun(Base):
    """One lane's work on one chunk.

    It is there once every device has had its call: from then on only the refusals that are not final
    are called again. ``attempts`` counts those that were finished; one that a dying worker left is made
    again.
    """

    __tablename__ = "lane_run"

    chunk_id: Mapped[int] = mapped_column(ForeignKey("delivery_chunk.id"), primary_key=True)
    lane: Mapped[Lane] = mapped_column(Word(Lane), primary_key=True)
    attempts: Mapped[int] = mapped_column(Integer)
    finished_at: Mapped[datetime | None]

    __table_args__ = (one_of("lane", Lane),)


class Refusal(Base):
    """A provider did not take the notice for one device, and why.

    Until ``is_final`` it is to be tried again: such rows are all that a second attempt sends.
    """

    __tablename__ = "refusal"

    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    device_id: Mapped[UUID] = mapped_column(ForeignKey("device.id"), primary_key=True)
    chunk_id: Mapped[int] = mapped_column(ForeignKey("delivery_chunk.id"), index=True)
    cause: Mapped[str]
    is_final: Mapped[bool]
    at: Mapped[datetime]


class Receipt(Base):
    """What one member did with one directive, and when: shown to them like to the publisher."""

    __tablename__ = "receipt"

    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    delivered_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, server_default="1")
    """Of the directive as it was then: a correction opens the receipt again."""

    __table_args__ = (Index("ix_receipt_member", "member_id"),)


class EarlierReceipt(Base):
    """What a member did with a version that has been corrected since."""

    __tablename__ = "earlier_receipt"

    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True, index=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    delivered_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]


class Reach(Base):
    """Counters of one directive in one cell, so that no report counts persons."""

    __tablename__ = "reach"

    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    addressed: Mapped[int] = mapped_column(Integer, server_default="0")
    handed_over: Mapped[int] = mapped_column(Integer, server_default="0")
    refused: Mapped[int] = mapped_column(Integer, server_default="0")
    delivered: Mapped[int] = mapped_column(Integer, server_default="0")
    read: Mapped[int] = mapped_column(Integer, server_default="0")
    acknowledged: Mapped[int] = mapped_column(Integer, server_default="0")

    # Each row is counted up soon after it was entered: on its own page, without a new entry in the index.
    __table_args__ = ({"postgresql_with": {"fillfactor": "60"}},)
