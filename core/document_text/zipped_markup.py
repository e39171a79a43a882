"""The text of zipped XML: Word, PowerPoint, ODF.

Read from the parts themselves: python-docx knows the paragraphs of the body, and stamps are put into
headers and text boxes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from core.document_text.limits import UNPACKED_BYTES

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ParseError,
    DefusedXmlException,
    ValueError,
    RuntimeError,
)

# Headers first: there the stamps are. Then the text, slide by slide.
_PARTS = (
    re.compile(r"word/header\d*\.xml"),
    re.compile(r"word/(document|footnotes)\.xml"),
    re.compile(r"ppt/slides/slide\d+\.xml"),
    re.compile(r"(styles|content)\.xml"),  # ODF keeps headers among the styles
)
_PARAGRAPHS = ("}p", "}h")
_BREAKS = {"}br": "\n", "}line-break": "\n", "}tab": "\t", "}s": " "}


def pages(content: bytes) -> Iterator[str]:
    """The text of each part, a line for each paragraph."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for pattern in _PARTS:
            for entry in sorted(archive.infolist(), key=lambda entry: (len(entry.filename), entry.filename)):
                if pattern.fullmatch(entry.filename) and entry.file_size <= UNPACKED_BYTES:
                    with archive.open(entry) as part:
                        yield "\n".join(_paragraphs(part))


def _paragraphs(part: IO[bytes]) -> Iterator[str]:
    for _, element in iterparse(part):
        if element.tag.endswith(_PARAGRAPHS):
            yield "".join(_words(element))
            # A text box stands inside a paragraph: told once, it is forgotten.
            element.clear()


def _words(element: Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        yield next((sign for tag, sign in _BREAKS.items() if child.tag.endswith(tag)), "")
        yield from _words(child)
        if child.tail:
            yield child.tail
