"""Audiences that an organisation uses again and again, kept by a name."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from core.identifiers import new_id


class SavedAudience(Base):
    """A rule as a publisher chose it, under a name that its organisation gives only once."""

    __tablename__ = "saved_audience"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    name: Mapped[str]
    name_key: Mapped[str]
    """The name without regard to capitals."""
    rule: Mapped[dict[str, Any]]
    """By codes and words, as in a publication plan; it is resolved whenever it is used."""
    saved_by: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
    saved_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("organisation_id", "name_key"),)
