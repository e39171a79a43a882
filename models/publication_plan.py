"""Drafts that are to be published by themselves at a time somebody set."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class PublicationPlan(Base):
    """When a draft is to be published and to whom; kept with the reason where that became impossible."""

    __tablename__ = "publication_plan"

    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    publish_at: Mapped[datetime]
    rule: Mapped[dict[str, Any]]
    """The audience as it was chosen, by codes and words; it is resolved again when the time comes."""
    planned_by: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
    planned_at: Mapped[datetime]
    ring_now_because: Mapped[str | None]
    """Why phones are to ring even if that is in quiet hours; kept with the directive where it was needed."""
    refused_because: Mapped[str | None]
    """The stable code of the refusal."""
