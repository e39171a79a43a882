"""What directives are found by: their words, with and without accents."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class DirectiveText(Base):
    """The words of one directive, its files included; written in the transaction that changes any of them."""

    __tablename__ = "directive_text"

    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    plain: Mapped[str]
    """Text without marks, on one line: excerpts are cut from it."""
    words: Mapped[Any] = mapped_column(TSVECTOR)
    """Without accents: what is searched. Weight A: symbol and abstract."""
    exact: Mapped[Any] = mapped_column(TSVECTOR)
    """With accents: what ranks first."""

    __table_args__ = (Index("ix_directive_text_words", "words", postgresql_using="gin"),)
