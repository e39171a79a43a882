"""The program of the process that reads one document from standard input and answers in JSON.

PDFium is C++ and spreadsheets unpack to anything: they run here, under limits of address space and
processor time, where the worst a file can do is to end this process.
"""

from __future__ import annotations

import importlib
import resource
import sys
from collections.abc import Iterable
from dataclasses import asdict
from itertools import islice

import orjson

from core.document_text.kinds import READERS
from core.document_text.limits import CHARACTERS, MEMORY, PAGES, PROCESSOR_SECONDS
from core.document_text.reading import DocumentReading, ReadingState, Signature

_SIGNED = b"/ByteRange"


def main(media_type: str) -> None:
    """Read one document of this kind."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        found = _read(sys.stdin.buffer.read(), media_type)
    except (MemoryError, RecursionError):
        found = DocumentReading(ReadingState.GIVEN_UP)
    sys.stdout.buffer.write(orjson.dumps(asdict(found)))


def _read(content: bytes, media_type: str) -> DocumentReading:
    reader = importlib.import_module(READERS[media_type])
    try:
        pages = _up_to_the_limit(islice(reader.pages(content), PAGES))
    except reader.DAMAGED:
        return DocumentReading(ReadingState.UNREADABLE)
    text = "\f".join(pages)
    return DocumentReading(
        state=ReadingState.READ if text.strip() else ReadingState.NO_TEXT,
        text=text,
        pages=len(pages) if media_type == "application/pdf" else None,
        signatures=_signatures(content, media_type),
    )


def _up_to_the_limit(pages: Iterable[str]) -> list[str]:
    """Whole pages, the last one cut where the text becomes too long."""
    taken, left = [], CHARACTERS
    for page in pages:
        # PostgreSQL keeps neither NUL nor half surrogates.
        taken.append(page[:left].replace("\0", "").encode("utf-8", "ignore").decode())
        left -= len(page)
        if left <= 0:
            break
    return taken


def _signatures(content: bytes, media_type: str) -> tuple[Signature, ...]:
    if media_type != "application/pdf" or _SIGNED not in content:
        return ()
    from core.document_text.signatures import signatures_of  # noqa: PLC0415 - half a second, for few files

    return signatures_of(content)


if __name__ == "__main__":
    main(sys.argv[1])
    sys.stdout.buffer.flush()
