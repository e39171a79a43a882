"""Steps of the reminder ladder that were taken, so that each is taken once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of


class LadderStep(StrEnum):
    """Rung again; told in the chat; named to the cell's secretary, who calls. In this order."""

    PUSH = "push"
    CHAT = "chat"
    CALL = "call"


class ReadingStep(Base):
    """One step about one chunk of a directive: a row for some 500 members, not one each.

    ``cells`` are those of the chunk in which somebody had not read it then; empty if everybody had.
    """

    __tablename__ = "reading_step"

    chunk_id: Mapped[int] = mapped_column(ForeignKey("delivery_chunk.id"), primary_key=True)
    step: Mapped[LadderStep] = mapped_column(Word(LadderStep), primary_key=True)
    cells: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    taken_at: Mapped[datetime]

    __table_args__ = (
        one_of("step", LadderStep),
        Index("ix_reading_step_cells", "cells", postgresql_using="gin"),
    )
