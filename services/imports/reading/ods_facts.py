"""What calamine does not tell of an .ods: hidden rows and columns, merges; and its repetition bombs."""

from __future__ import annotations

from typing import Any
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from services.imports.errors import DamagedFile, ForbiddenMarkup, TooManyColumns, TooManyRows
from services.imports.reading import limits
from services.imports.reading.sheet import Merge
from services.imports.reading.unpacking import Package
from services.imports.reading.xlsx_facts import SheetFacts

_HIDDEN = ("collapse", "filter")


def facts(package: Package) -> dict[str, SheetFacts]:
    """By the name of the sheet.

    Raises:
        FileRefused: for entities, damage, or rows and cells that repeat beyond the limits.
    """
    scan = _Scan()
    parser: Any = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(scan)
    try:
        for piece in package.stream("content.xml"):
            parser.feed(piece)
        parser.close()
    except DefusedXmlException as error:
        raise ForbiddenMarkup from error
    except (SAXException, SAXParseException) as error:
        raise DamagedFile from error
    return scan.sheets


class _Scan(ContentHandler):
    """Follows tables, columns, rows and cells; text matters only as "this cell is not empty"."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, SheetFacts] = {}
        self._name = ""
        self._row = self._column = self._defined = 0
        self._row_repeats = 1
        self._row_is_used = False
        self._cell_repeats = 1
        self._used_columns = 0

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - the parser's name
        kind = name.rpartition(":")[2]
        if kind == "table":
            self._name = attrs.get("table:name", "")
            self.sheets[self._name] = SheetFacts()
            self._row = self._defined = 0
        elif kind == "table-column":
            self._start_column(attrs)
        elif kind == "table-row":
            self._start_row(attrs)
        elif kind in ("table-cell", "covered-table-cell"):
            self._start_cell(attrs)
        elif kind == "p" and name.startswith("text:") and self._row_repeats:
            self._row_is_used = True
            self._used_columns = self._column

    def endElement(self, name: str) -> None:  # noqa: N802 - the parser's name
        if name.rpartition(":")[2] == "table-row":
            self._end_row()

    def _start_column(self, attrs: Any) -> None:
        repeats = int(attrs.get("table:number-columns-repeated", 1))
        if attrs.get("table:visibility") in _HIDDEN:
            last = min(self._defined + repeats, limits.COLUMNS)
            self.sheets[self._name].hidden_columns |= set(range(self._defined + 1, last + 1))
        self._defined += repeats

    def _start_row(self, attrs: Any) -> None:
        self._row_repeats = int(attrs.get("table:number-rows-repeated", 1))
        self._row_is_used, self._column, self._used_columns = False, 0, 0
        if attrs.get("table:visibility") in _HIDDEN:
            last = min(self._row + self._row_repeats, limits.ROWS)
            self.sheets[self._name].hidden_rows |= set(range(self._row + 1, last + 1))

    def _start_cell(self, attrs: Any) -> None:
        wide, high = (int(attrs.get(f"table:number-{way}-spanned", 1)) for way in ("columns", "rows"))
        if wide > 1 or high > 1:
            row, column = self._row + 1, self._column + 1
            self.sheets[self._name].merges.append(Merge(row, column, row + high - 1, column + wide - 1))
        self._column += int(attrs.get("table:number-columns-repeated", 1))

    def _end_row(self) -> None:
        """Empty rows repeat a million times as a matter of course; used ones must not."""
        self._row += self._row_repeats
        if self._row_is_used and self._row > limits.ROWS:
            raise TooManyRows(sheet=self._name, limit=limits.ROWS)
        if self._used_columns > limits.COLUMNS:
            raise TooManyColumns(sheet=self._name, limit=limits.COLUMNS)
