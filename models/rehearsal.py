"""A publication tried out: everything a real one does but calling anybody; kept for some days."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.identifiers import new_id
from models.delivery import Chunk
from models.device import DeviceKind
from models.directive import Urgency
from models.send_quota import TokenBucket


class Rehearsal(Base):
    """One try of one draft for one audience. No inbox, report or reminder asks this table or those below."""

    __tablename__ = "rehearsal"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), index=True)
    urgency: Mapped[Urgency] = mapped_column(Word(Urgency))
    """The draft's at that time."""
    audience: Mapped[dict[str, Any]]
    """In ids, as it is frozen at a publication."""
    expected: Mapped[dict[str, Any]]
    """Members by channel as the preview counted them, ``none`` for nobody's: what the forecast is made of."""
    rings_at: Mapped[datetime | None]
    """The end of the quiet hours that would have held it; None: it would have rung at once."""
    asked_at: Mapped[datetime] = mapped_column(index=True)
    cut_at: Mapped[datetime | None]
    """When the last chunk of the audience was put in the queue."""
    sentence: Mapped[str | None]
    """What a phone would have shown; None while nothing was encoded."""

    __table_args__ = (one_of("urgency", Urgency),)


class RehearsalChunk(Chunk, Base):
    """A chunk of the audience tried; ``handed_over`` are those whose message could be made and addressed."""

    __tablename__ = "rehearsal_chunk"

    rehearsal_id: Mapped[UUID] = mapped_column(ForeignKey("rehearsal.id", ondelete="CASCADE"))
    finished_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("rehearsal_id", "position"),)


class RehearsalTally(Base):
    """Messages of one chunk by kind of device; ``cause`` is empty, or why none could be made."""

    __tablename__ = "rehearsal_tally"

    chunk_id: Mapped[int] = mapped_column(
        ForeignKey("rehearsal_chunk.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[DeviceKind] = mapped_column(Word(DeviceKind), primary_key=True)
    cause: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Integer)

    __table_args__ = (one_of("kind", DeviceKind),)


class RehearsalQuota(TokenBucket, Base):
    """A copy of a project's bucket, played through in a time of its own that nobody waits for."""

    __tablename__ = "rehearsal_quota"

    rehearsal_id: Mapped[UUID] = mapped_column(
        ForeignKey("rehearsal.id", ondelete="CASCADE"), primary_key=True
    )
    began_at: Mapped[datetime]
    """``filled_to`` less this is how long the messages would have taken."""
