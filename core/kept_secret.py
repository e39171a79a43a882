"""A secret that is made once, kept in a file only its owner can read, and read ever after."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path


def _random_text() -> str:
    return secrets.token_urlsafe(48)


def kept_secret(file: Path, make: Callable[[], str] = _random_text) -> str:
    """The secret in ``file``, made there (48 random bytes, URL-safe) if the file is absent.

    ``make`` gives another kind of secret, as ASCII text: a private key, say. Several processes may
    ask at once: the first to link the file wins, all read the same.
    """
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(make(), encoding="ascii")
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
        draft.unlink()
    return file.read_text(encoding="ascii").strip()
