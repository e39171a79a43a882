"""Asking another process to read a document, and never waiting for it for long."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import orjson

from core.document_text.kinds import READERS
from core.document_text.limits import WALL_SECONDS
from core.document_text.reading import DocumentReading, ReadingState, Signature

_IMPORTED_FROM = Path(__file__).resolve().parents[2]


def can_be_read(media_type: str) -> bool:
    """Whether a document of this kind has text to read at all."""
    return media_type in READERS


def read(content: bytes, media_type: str) -> DocumentReading:
    """The text and the signatures of a document; whatever is wrong with it is told by the state."""
    if not can_be_read(media_type):
        return DocumentReading(ReadingState.NO_TEXT)
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, the type is one of a list
            [sys.executable, "-m", "core.document_text.process", media_type],
            input=content,
            capture_output=True,
            timeout=WALL_SECONDS,
            check=False,
            env={"PYTHONPATH": str(_IMPORTED_FROM), "PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        return DocumentReading(ReadingState.GIVEN_UP)
    # Killed for its greed, or taken down by the file: either way there is no answer to read.
    return _answer(done.stdout) if done.returncode == 0 else DocumentReading(ReadingState.GIVEN_UP)


def _answer(said: bytes) -> DocumentReading:
    told = orjson.loads(said)
    return DocumentReading(
        state=ReadingState(told["state"]),
        text=told["text"],
        pages=told["pages"],
        signatures=tuple(Signature(**one) for one in told["signatures"]),
    )
