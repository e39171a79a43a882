"""Where a directive shows what looks like a secrecy stamp: its fields, its files' names, its files' text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from models import Attachment, AttachmentText, Directive
from services.directives.secrecy import stamps
from services.directives.secrecy.stamps import Stamp


class Place(StrEnum):
    """Which part of a directive."""

    SYMBOL = "symbol"
    ABSTRACT = "abstract"
    SUMMARY = "summary"
    BODY = "body"
    FILE_NAME = "file_name"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One stamp, where it was found, and in which file if it was in one."""

    place: Place
    stamp: Stamp
    attachment: Attachment | None = None


class Wording(NamedTuple):
    """What a directive would say."""

    symbol: str
    abstract: str
    summary: str | None
    body: str


def of_directive(
    directive: Directive | Wording, files: Sequence[tuple[Attachment, AttachmentText | None]]
) -> list[Suspicion]:
    """Every suspicion, in the order a reader meets them."""
    return [*_of_fields(directive), *(found for file, text in files for found in _of_file(file, text))]


def fingerprint(found: Sequence[Suspicion]) -> bytes:
    """The same for the same suspicions: a release holds for these and no others."""
    digest = hashlib.sha256()
    for one in found:
        file: UUID | str = one.attachment.id if one.attachment else ""
        digest.update(f"{one.place}|{file}|{one.stamp.mark}|{one.stamp.line}\n".encode())
    return digest.digest()


def _of_fields(directive: Directive | Wording) -> Iterator[Suspicion]:
    for place, found in (
        (Place.SYMBOL, stamps.in_title(directive.symbol)),
        (Place.ABSTRACT, stamps.in_title(directive.abstract)),
        (Place.SUMMARY, stamps.in_title(directive.summary or "")),
        (Place.BODY, stamps.in_document(directive.body)),
    ):
        yield from (Suspicion(place, stamp) for stamp in found)


def _of_file(file: Attachment, text: AttachmentText | None) -> Iterator[Suspicion]:
    yield from (Suspicion(Place.FILE_NAME, stamp, file) for stamp in stamps.in_file_name(file.file_name))
    yield from (Suspicion(Place.FILE, stamp, file) for stamp in stamps.in_document(text.text if text else ""))
