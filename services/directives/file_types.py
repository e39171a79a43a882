"""What kind of file it really is: judged by its content, checked against its name."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

import filetype

_OFFICE = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
# Extension → media type, for the files the handbook takes.
_ZIPPED = {
    ".docx": (f"{_OFFICE}.wordprocessingml.document", "word/"),
    ".xlsx": (f"{_OFFICE}.spreadsheetml.sheet", "xl/"),
    ".pptx": (f"{_OFFICE}.presentationml.presentation", "ppt/"),
    ".odt": (f"{_ODF}.text", "mimetype"),
    ".ods": (f"{_ODF}.spreadsheet", "mimetype"),
    ".odp": (f"{_ODF}.presentation", "mimetype"),
}
_COMPOUND = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
}
_PLAIN = {".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
# Where Microsoft's and ODF's programs keep macros.
_MACROS = re.compile(r"vbaproject|^(basic|scripts)/", re.IGNORECASE)
# What the libraries behind zipfile raise over a damaged, encrypted or unknown archive.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, ValueError, RuntimeError),
)
_COMPOUND_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")


def media_type(file_name: str, content: bytes) -> str | None:
    """The media type of a file whose content is what its name says, else None."""
    extension = PurePosixPath(file_name.lower()).suffix
    if extension in _PLAIN:
        guessed = filetype.guess(content)
        return _PLAIN[extension] if guessed and guessed.mime == _PLAIN[extension] else None
    if extension in _COMPOUND:
        return _COMPOUND[extension] if content.startswith(_COMPOUND_SIGNATURE) else None
    if extension in _ZIPPED:
        return _zipped_type(content, *_ZIPPED[extension])
    return None


def _zipped_type(content: bytes, wanted: str, inside: str) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            has_macros = any(_MACROS.search(name) for name in names)
            is_right = _says(archive, names, wanted) if inside == "mimetype" else _holds(names, inside)
    except _DAMAGED:
        return None
    return wanted if is_right and not has_macros else None


def _says(archive: zipfile.ZipFile, names: list[str], wanted: str) -> bool:
    """ODF names its type in a file of its own; only as much is read as the name is long."""
    if "mimetype" not in names:
        return False
    with archive.open("mimetype") as entry:
        return entry.read(len(wanted) + 1).strip() == wanted.encode()


def _holds(names: list[str], folder: str) -> bool:
    return "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)
