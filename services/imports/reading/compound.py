"""Compound files (the container of .xls and of encrypted .xlsx), as far as one stream is wanted.

Layout: [MS-CFB]. Streams below 4,096 bytes live in a stream of their own kind and are not needed:
the shortest workbook is longer.
"""

from __future__ import annotations

from services.imports.errors import DamagedFile

_END_OF_CHAIN = 0xFFFFFFFA  # and above: free, end, FAT and DIFAT marks
_ENTRY = 128


class CompoundFile:
    """The named streams of a compound file.

    Raises:
        DamagedFile: its tables point outside it, or in circles.
    """

    def __init__(self, content: bytes) -> None:
        if len(content) < 512:
            raise DamagedFile
        self._content = content
        self._sector = 1 << int.from_bytes(content[30:32], "little")
        if self._sector not in (512, 4096):
            raise DamagedFile
        self._next = self._allocation()
        directory = self._chain(self._number_at(48))
        entries = [
            directory[start : start + _ENTRY] for start in range(0, len(directory) - _ENTRY + 1, _ENTRY)
        ]
        self._streams = {_entry_name(entry): entry for entry in entries}

    @property
    def names(self) -> set[str]:
        """The streams and storages, whatever folder they are in."""
        return set(self._streams)

    def read(self, name: str) -> bytes:
        """A stream of 4,096 bytes or more; empty if there is none such."""
        entry = self._streams.get(name)
        if entry is None:
            return b""
        size = int.from_bytes(entry[120:124], "little")
        return self._chain(int.from_bytes(entry[116:120], "little"))[:size] if size >= 4096 else b""

    def _number_at(self, place: int) -> int:
        return int.from_bytes(self._content[place : place + 4], "little")

    def _allocation(self) -> list[int]:
        """For every sector the next of its chain."""
        places = [self._number_at(76 + 4 * index) for index in range(109)]
        more, hops = self._number_at(68), 0
        while more < _END_OF_CHAIN:
            table = _numbers(self._at(more))
            places += table[:-1]
            more, hops = table[-1], hops + 1
            if hops > len(self._content) // self._sector:
                raise DamagedFile
        following: list[int] = []
        for place in places:
            if place < _END_OF_CHAIN:
                following += _numbers(self._at(place))
        return following

    def _chain(self, sector: int) -> bytes:
        pieces: list[bytes] = []
        while sector < _END_OF_CHAIN:
            if sector >= len(self._next) or len(pieces) >= len(self._next):
                raise DamagedFile
            pieces.append(self._at(sector))
            sector = self._next[sector]
        return b"".join(pieces)

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        if start >= len(self._content):
            raise DamagedFile
        return self._content[start : start + self._sector].ljust(self._sector, b"\x00")


def _numbers(sector: bytes) -> list[int]:
    return [int.from_bytes(sector[place : place + 4], "little") for place in range(0, len(sector), 4)]


def _entry_name(entry: bytes) -> str:
    length = max(int.from_bytes(entry[64:66], "little") - 2, 0)
    return entry[: min(length, 62)].decode("utf-16-le", "replace")
