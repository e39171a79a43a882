"""What a file is, told from its first bytes: names lie, and ``.xls`` is given to anything."""

from __future__ import annotations

import codecs
import re
from enum import Enum, auto


class Kind(Enum):
    """The kinds that are read, and those that are known and refused."""

    ZIP = auto()
    COMPOUND = auto()
    HTML = auto()
    TEXT = auto()
    OTHER = auto()


# Kinds that look like text to whoever only counts control characters.
_OTHER_STARTS = (b"%PDF", b"%!PS", b"{\\rtf")
_HTML = re.compile(r"<(!doctype html|html|head|body|table|meta|style)\b", re.IGNORECASE)
_MARKUP = re.compile(r"[\s\ufeff]*<(\?xml|!--|!DOCTYPE)", re.IGNORECASE)
_LOOKED_AT = 65_536


def kind_of(content: bytes) -> Kind:
    """The kind of a file that is not empty."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return Kind.COMPOUND
    if content.startswith(_OTHER_STARTS):
        return Kind.OTHER
    start = _as_text(content[:_LOOKED_AT])
    if _HTML.search(start[:4096]) and "<table" in start.lower():
        return Kind.HTML
    if _MARKUP.match(start) or _HTML.match(start.lstrip()):
        return Kind.OTHER
    return Kind.TEXT if _looks_like_text(start) else Kind.OTHER


def _as_text(start: bytes) -> str:
    """The beginning of the file as letters, one for each byte, or for each pair where it is UTF-16."""
    if is_wide(start):
        return start[: len(start) // 2 * 2].decode(
            "utf-16-be" if _big_end_first(start) else "utf-16-le", "replace"
        )
    return start.decode("latin-1")


def is_wide(start: bytes) -> bool:
    """Whether text is in UTF-16: by its mark, or because every second byte of ASCII is zero."""
    return start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or start.count(0) > len(start) // 5


def _big_end_first(start: bytes) -> bool:
    return start.startswith(codecs.BOM_UTF16_BE) or start[::2].count(0) > start[1::2].count(0)


def _looks_like_text(start: str) -> bool:
    """Control characters that no text has are the mark of a binary file."""
    odd = sum(
        character < "\t" or "\x0e" <= character < "\x1b" or character == "\ufffd" for character in start
    )
    return odd <= len(start) // 500
