"""What came of reading a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReadingState(StrEnum):
    """How reading a file's text ended."""

    READ = "read"
    NO_TEXT = "no_text"
    """A picture, a scan, or a kind of file whose text is not read."""
    UNREADABLE = "unreadable"
    """Damaged, or locked by a password."""
    GIVEN_UP = "given_up"
    """It asked for more time or memory than a file may have."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One electronic signature of a PDF, checked without asking anybody outside.

    ``is_intact``: what was signed is as it was, and the signature is the certificate's.
    ``is_changed``: something was added or altered in the file after this signature.
    Whether the certificate's issuer is to be trusted is not judged.
    """

    signer: str
    issuer: str
    signed_at: str | None
    is_intact: bool
    is_changed: bool


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """A document's text (form feeds between pages), its pages if it has any, and its signatures."""

    state: ReadingState
    text: str = ""
    pages: int | None = None
    signatures: tuple[Signature, ...] = ()
