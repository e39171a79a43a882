"""Bytes to text, for files that do not say how they were written."""

from __future__ import annotations

import codecs
import unicodedata

from services.imports.errors import NotASpreadsheet
from services.imports.reading.kinds import is_wide
from services.imports.values.syllables import share_of_syllables

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, cp1258 or a single-byte font encoding.

    TCVN3 and VNI are not decoded here: their letters come out as the Western letters that carry
    them, and are read later together with what stands in workbooks.

    Raises:
        NotASpreadsheet: it is no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding)
    if is_wide(content[:_SAMPLE]):
        return _strict(
            content, "utf-16-le" if content[1::2].count(0) >= content[::2].count(0) else "utf-16-be"
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(content)


def western(content: bytes) -> str:
    """Windows-1252 with its five gaps filled as browsers do, so that no byte is lost."""
    return "".join(_WESTERN[byte] for byte in content)


_WESTERN = [bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256)]


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotASpreadsheet from error


def _single_byte(content: bytes) -> str:
    """cp1258 if that makes more Vietnamese syllables than the bytes as they stand."""
    as_western = western(content)
    try:
        as_vietnamese = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        return as_western
    if share_of_syllables(as_vietnamese[:_SAMPLE]) > share_of_syllables(as_western[:_SAMPLE]):
        return as_vietnamese
    return as_western
