"""The text of a PDF, page by page."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

DAMAGED = (pypdfium2.PdfiumError,)


def pages(content: bytes) -> Iterator[str]:
    """The text of each page, lines as they stand on it."""
    document = pypdfium2.PdfDocument(content)
    for page in document:
        text = page.get_textpage()
        yield text.get_text_bounded().replace("\r\n", "\n")
        text.close()
        page.close()
