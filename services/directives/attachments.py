"""Files of a directive: added while it is a draft, read by whoever may read it."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import delete

from core.vietnamese import normalise
from models import Attachment, AttachmentText, DirectiveState
from services.actor import Work
from services.audit_log import record
from services.directives.drafts import editable
from services.directives.errors import (
    AttachmentEmpty,
    AttachmentNotFound,
    AttachmentTooLarge,
    AttachmentTypeRefused,
)
from services.directives.file_types import media_type
from services.directives.index import refresh_index
from services.directives.queries import get
from services.directives.reading import READ_ATTACHMENT

_LONGEST_NAME = 150


def attach(work: Work, directive_id: UUID, *, file_name: str, content: bytes) -> Attachment:
    """Add a file to a draft.

    Raises:
        DirectiveNotFound, Forbidden, AlreadyPublished: see ``drafts.edit``.
        AttachmentEmpty, AttachmentTooLarge, AttachmentTypeRefused: the file is not taken.
    """
    directive = editable(work, directive_id)
    name = _plain_name(file_name)
    limit = work.settings.attachment_limit_mb
    if not content:
        raise AttachmentEmpty(field="file", file_name=name)
    if len(content) > limit * 1024 * 1024:
        raise AttachmentTooLarge(file_name=name, limit=limit)
    found = media_type(name, content)
    if found is None:
        raise AttachmentTypeRefused(field="file", file_name=name)
    attachment = Attachment(
        directive_id=directive.id,
        file_name=name,
        media_type=found,
        size=len(content),
        sha256=hashlib.sha256(content).digest(),
        created_at=work.now,
    )
    work.session.add(attachment)
    work.flush()
    # Bytes without a row (the transaction fails later) are harmless; a row without bytes is not.
    work.files.put(attachment.id, content)
    work.enqueue(READ_ATTACHMENT, attachment_id=str(attachment.id))
    record(work, "directive.attached", attachment.id, organisation_id=directive.organisation_id)
    return attachment


def detach(work: Work, directive_id: UUID, attachment_id: UUID) -> None:
    """Take a file off a draft.

    Raises:
        DirectiveNotFound, Forbidden, AlreadyPublished: see ``drafts.edit``.
        AttachmentNotFound: the draft has no such file.
    """
    directive = editable(work, directive_id)
    attachment = _find(work, directive.id, attachment_id)
    work.session.execute(delete(AttachmentText).where(AttachmentText.attachment_id == attachment.id))
    work.session.delete(attachment)
    work.flush()
    refresh_index(work, directive_id)
    work.files.delete(attachment.id)
    record(work, "directive.detached", attachment.id, organisation_id=directive.organisation_id)


def read(work: Work, directive_id: UUID, attachment_id: UUID) -> tuple[Attachment, BinaryIO]:
    """A file and its content, for whoever may see the directive.

    Raises:
        DirectiveNotFound, AttachmentNotFound: not there, withdrawn, or not for the actor to see.
    """
    attachment = check_attachment(work, directive_id, attachment_id)
    try:
        return attachment, work.files.open(attachment.id)
    except FileNotFoundError as error:
        raise AttachmentNotFound from error


def check_attachment(work: Work, directive_id: UUID, attachment_id: UUID) -> Attachment:
    """A file that the actor may have.

    Raises:
        DirectiveNotFound, AttachmentNotFound: see :func:`read`.
    """
    directive = get(work, directive_id)
    attachment = _find(work, directive.id, attachment_id)
    if directive.state is DirectiveState.WITHDRAWN:
        raise AttachmentNotFound
    return attachment


def _find(work: Work, directive_id: UUID, attachment_id: UUID) -> Attachment:
    attachment = work.session.get(Attachment, attachment_id)
    if attachment is None or attachment.directive_id != directive_id:
        raise AttachmentNotFound
    return attachment


def _plain_name(file_name: str) -> str:
    """The name without folders and control characters, short enough for every disk."""
    last = normalise(file_name.replace("\\", "/")).rsplit("/", 1)[-1]
    clean = "".join(character for character in last if character.isprintable()) or "tep"
    suffix = PurePosixPath(clean).suffix
    return clean[: _LONGEST_NAME - len(suffix)].removesuffix(suffix) + suffix
