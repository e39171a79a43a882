"""Numbers of the rule packs that an organisation set otherwise for itself and all below it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Identity, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class RuleOverride(Base):
    """One number from a day on, by one organisation's decision. ``value`` None: as above again."""

    __tablename__ = "rule_override"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    rule: Mapped[str]
    """Section and name: ``attendance.green_above``."""
    value: Mapped[float | None]
    valid_from: Mapped[date]
    source: Mapped[str]
    """The deciding document."""
    set_at: Mapped[datetime]
    set_by: Mapped[UUID | None] = mapped_column(ForeignKey("member.id"))

    __table_args__ = (UniqueConstraint("organisation_id", "rule", "valid_from"),)
