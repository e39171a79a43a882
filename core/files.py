"""Where attachments are kept: a local folder by default, any fsspec storage by its address."""

from __future__ import annotations

from typing import BinaryIO, cast
from uuid import UUID

import fsspec


class FileStore:
    """Whole files under opaque keys; a key never holds a name or a word of the content."""

    def __init__(self, storage_url: str) -> None:
        self._system, self._root = fsspec.core.url_to_fs(storage_url)

    def put(self, key: UUID, content: bytes) -> None:
        """Keep ``content`` under ``key``; writing the same key again replaces it."""
        path = self._path(key)
        self._system.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        with self._system.open(path, "wb") as file:
            file.write(content)

    def open(self, key: UUID) -> BinaryIO:
        """A readable, seekable stream.

        Raises:
            FileNotFoundError: nothing is kept under ``key``.
        """
        return cast("BinaryIO", self._system.open(self._path(key), "rb"))

    def delete(self, key: UUID) -> None:
        """Remove what is kept under ``key``; nothing there is fine."""
        path = self._path(key)
        if self._system.exists(path):
            self._system.rm_file(path)

    def _path(self, key: UUID) -> str:
        # The last characters of a version-7 UUID are random: they spread files over folders.
        return f"{self._root}/{key.hex[-2:]}/{key.hex}"
