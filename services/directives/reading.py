"""The text of attached files: read once, by a worker, or at the latest when it must be known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from core.document_text import DocumentReading, ReadingState, read
from core.jobs import Job
from models import Attachment, AttachmentText
from services.actor import Work
from services.directives.index import refresh_index

READ_ATTACHMENT = Job("read_attachment", queue="reading")
"""Reads the text of one file. Argument: ``attachment_id``."""


def unread_file(work: Work, attachment_id: UUID) -> tuple[bytes, str] | None:
    """A file's content and media type; None if it was read, taken off or lost meanwhile."""
    attachment = work.session.get(Attachment, attachment_id)
    if attachment is None or work.session.get(AttachmentText, attachment_id) is not None:
        return None
    content = _content(work, attachment)
    return None if content is None else (content, attachment.media_type)


def keep_text(work: Work, attachment_id: UUID, found: DocumentReading) -> None:
    """Store what was read, unless the file was taken off or somebody read it first."""
    attachment = work.session.get(Attachment, attachment_id, with_for_update=True)
    if attachment is not None and work.session.get(AttachmentText, attachment_id) is None:
        _store(work, attachment, found)


def texts_of(work: Work, directive_id: UUID) -> Sequence[tuple[Attachment, AttachmentText | None]]:
    """The files of a directive in the order they were added, with what was read of each so far."""
    rows = work.session.execute(
        select(Attachment, AttachmentText)
        .outerjoin(AttachmentText, AttachmentText.attachment_id == Attachment.id)
        .where(Attachment.directive_id == directive_id)
        .order_by(Attachment.id)
    )
    return [(attachment, text) for attachment, text in rows]


def read_the_rest(work: Work, directive_id: UUID) -> None:
    """Read here and now what no worker has read yet; each file has limits of its own."""
    for attachment, text in texts_of(work, directive_id):
        if text is None:
            content = _content(work, attachment)
            # Bytes lost from the store are nobody's to download either.
            lost = DocumentReading(ReadingState.UNREADABLE)
            _store(work, attachment, lost if content is None else read(content, attachment.media_type))


def _store(work: Work, attachment: Attachment, found: DocumentReading) -> None:
    # A worker and a publication may have read it at the same moment.
    work.session.execute(
        insert(AttachmentText)
        .values(
            attachment_id=attachment.id,
            state=found.state,
            text=found.text,
            pages=found.pages,
            signatures=[asdict(one) for one in found.signatures],
            read_at=work.now,
        )
        .on_conflict_do_nothing()
    )
    refresh_index(work, attachment.directive_id)


def _content(work: Work, attachment: Attachment) -> bytes | None:
    try:
        with work.files.open(attachment.id) as file:
            return file.read()
    except FileNotFoundError:
        return None
