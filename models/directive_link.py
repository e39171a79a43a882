"""How directives stand to each other."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of


class LinkKind(StrEnum):
    """Thay thế; liên quan."""

    SUPERSEDES = "supersedes"
    RELATED = "related"


class DirectiveLink(Base):
    """One directive takes the place of another from its publication on, or is to be read with it."""

    __tablename__ = "directive_link"

    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    other_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), primary_key=True, index=True)
    kind: Mapped[LinkKind] = mapped_column(Word(LinkKind))

    __table_args__ = (
        one_of("kind", LinkKind),
        CheckConstraint("directive_id <> other_id", name="two_directives"),
    )
