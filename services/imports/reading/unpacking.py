"""Unpacking a zip's parts under limits that hold whatever its directory claims."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from services.imports.errors import DamagedFile, PasswordProtected, UnpacksTooLarge
from services.imports.reading import limits

_CHUNK = 1 << 18
_LOCAL_HEADER = 30
_MARKUP = (".xml", ".rels", ".bin")


class Package:
    """The parts of a zipped workbook.

    Sizes are judged from the directory before anything is unpacked, and again while it is: a
    directory may lie, and other programs unpack a part to its true end.

    Raises:
        DamagedFile, PasswordProtected, UnpacksTooLarge: when made, or while a part is read.
    """

    def __init__(self, content: bytes, unpacked_limit: int = limits.UNPACKED_BYTES) -> None:
        self._content = content
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as directory:
                self._parts = {entry.filename: entry for entry in directory.infolist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            raise DamagedFile from error
        self._check_directory(unpacked_limit)

    @property
    def names(self) -> list[str]:
        """The parts, in the order of the directory."""
        return list(self._parts)

    def read(self, name: str) -> bytes:
        """A part as a whole; empty if there is none.

        Raises:
            UnpacksTooLarge: it is one that has to be streamed.
        """
        if name not in self._parts:
            return b""
        if self._parts[name].file_size > limits.WHOLE_PART_BYTES:
            raise UnpacksTooLarge
        return b"".join(self.stream(name))

    def stream(self, name: str) -> Iterator[bytes]:
        """A part, piece by piece, never more than its directory entry promised."""
        entry = self._parts[name]
        seen = 0
        for piece in self._pieces(entry):
            seen += len(piece)
            if seen > entry.file_size:
                raise UnpacksTooLarge
            yield piece
        if seen != entry.file_size:
            raise DamagedFile

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            yield from (bytes(packed[start : start + _CHUNK]) for start in range(0, len(packed), _CHUNK))
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for start in range(0, len(packed), _CHUNK):
                yield inflater.decompress(packed[start : start + _CHUNK], _CHUNK)
                while inflater.unconsumed_tail:
                    yield inflater.decompress(inflater.unconsumed_tail, _CHUNK)
            yield inflater.flush()
        except zlib.error as error:
            raise DamagedFile from error

    def _packed(self, entry: zipfile.ZipInfo) -> memoryview:
        header = self._content[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
            raise DamagedFile
        names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        start = entry.header_offset + _LOCAL_HEADER + names
        if start + entry.compress_size > len(self._content):
            raise DamagedFile
        return memoryview(self._content)[start : start + entry.compress_size]

    def _check_directory(self, unpacked_limit: int) -> None:
        entries = list(self._parts.values())
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise PasswordProtected
        if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
            raise DamagedFile
        unpacked = sum(entry.file_size for entry in entries if entry.filename.endswith(_MARKUP))
        if len(entries) > limits.ENTRIES or unpacked > unpacked_limit:
            raise UnpacksTooLarge
        for entry in entries:
            is_large = entry.file_size > limits.RATIO_COUNTS_FROM
            if is_large and entry.file_size > limits.RATIO * max(entry.compress_size, 1):
                raise UnpacksTooLarge
