"""XML without entities: small parts as trees, large ones watched as they pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from services.imports.errors import DamagedFile, ForbiddenMarkup

_FORBIDDEN = re.compile(rb"<!(DOCTYPE|ENTITY)")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00")
_OVERLAP = 16


def tree(part: bytes) -> Element:
    """The element tree of a small part.

    Raises:
        ForbiddenMarkup: it declares a document type or an entity.
        DamagedFile: it is not XML.
    """
    try:
        root: Element = fromstring(part, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ForbiddenMarkup from error
    except (ParseError, ValueError, LookupError) as error:
        raise DamagedFile from error
    return root


def local(name: str) -> str:
    """An element's or attribute's name without its namespace."""
    return name.rpartition("}")[2]


def attributes(element: Element) -> dict[str, str]:
    """The attributes by local name."""
    return {local(name): value for name, value in element.attrib.items()}


def watched(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same pieces, refused at the first declaration of a document type or entity.

    Spreadsheet programs write UTF-8; wider encodings could hide a declaration and are refused too.
    """
    tail = b""
    for index, piece in enumerate(pieces):
        if (index == 0 and piece.startswith(_WIDE)) or _FORBIDDEN.search(tail + piece):
            raise ForbiddenMarkup
        tail = piece[-_OVERLAP:]
        yield piece
