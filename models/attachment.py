"""Files of directives, and what was read out of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, Word, one_of
from core.document_text import ReadingState
from core.identifiers import new_id


class Attachment(Base):
    """A file that belongs to a directive; its bytes are in the file store under ``id``."""

    __tablename__ = "attachment"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    directive_id: Mapped[UUID] = mapped_column(ForeignKey("directive.id"), index=True)
    file_name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[bytes]
    created_at: Mapped[datetime]


class AttachmentText(Base):
    """What a file says, read once in a process of its own; there is no row until it was tried."""

    __tablename__ = "attachment_text"

    attachment_id: Mapped[UUID] = mapped_column(ForeignKey("attachment.id"), primary_key=True)
    state: Mapped[ReadingState] = mapped_column(Word(ReadingState))
    text: Mapped[str]
    """Of the first pages up to a limit; form feeds between pages."""
    pages: Mapped[int | None] = mapped_column(Integer)
    signatures: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    """Electronic signatures of a PDF: who signed, whether it holds, whether it was changed afterwards."""
    read_at: Mapped[datetime]

    __table_args__ = (one_of("state", ReadingState),)
