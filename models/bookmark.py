"""Directives that a member keeps at hand."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of


class BookmarkKind(StrEnum):
    """Đã lưu; đọc sau."""

    SAVED = "saved"
    LATER = "later"


class Bookmark(Base):
    """One member's mark on one directive; nobody else sees it."""

    __tablename__ = "bookmark"

    member_id: Mapped[UUID] = mapped_column(ForeignKey("member.id"), primary_key=True)
    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True, index=True)
    kind: Mapped[BookmarkKind] = mapped_column(Word(BookmarkKind), primary_key=True)
    at: Mapped[datetime]

    __table_args__ = (one_of("kind", BookmarkKind),)
