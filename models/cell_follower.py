"""Which member of the committee above follows a cell, and from when."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class CellFollower(Base):
    """From a day on, somebody follows a cell (or nobody does), until the next row of that cell."""

    __tablename__ = "cell_follower"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    member_id: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"), index=True)
    """None: nobody from that day on."""
    set_at: Mapped[datetime]
    set_by: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
