"""What a directive said before: replaced versions of what is published, and changes of a draft."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Identity, Integer, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class ReplacedVersion(Base):
    """A published version that a correction replaced; the current one is the directive itself."""

    __tablename__ = "replaced_version"

    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    """Counts from 1; the correction made ``number + 1``."""
    content: Mapped[dict[str, Any]]
    """Every field as it was (``services.directives.content``)."""
    what_changed: Mapped[str]
    why: Mapped[str]
    replaced_at: Mapped[datetime]
    replaced_by: Mapped[UUID] = mapped_column(ForeignKey("member.id"))


class DraftChange(Base):
    """One saving of a draft: who changed which fields, and what they were before."""

    __tablename__ = "draft_change"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), index=True)
    at: Mapped[datetime]
    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
    fields: Mapped[list[str]] = mapped_column(ARRAY(Text))
    before: Mapped[dict[str, Any]]
    """Of those fields only."""


class HeldCorrection(Base):
    """A correction in which something looks like a secrecy stamp: it waits for two people's word."""

    __tablename__ = "held_correction"

    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    content: Mapped[dict[str, Any]]
    """Every field as it is to be (``services.directives.content``)."""
    what_changes: Mapped[str]
    why: Mapped[str]
    held_at: Mapped[datetime]
    held_by: Mapped[UUID] = mapped_column(ForeignKey("member.id"))
