"""Web pages with tables, which many systems export under the name ``.xls``."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from services.imports.cell_value import Value
from services.imports.errors import EmptyFile, TooManyColumns, TooManyRows
from services.imports.reading import limits
from services.imports.reading.encodings import decoded
from services.imports.reading.sheet import Merge, Sheet, Workbook

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*(hidden|collapse)", re.IGNORECASE)
_NEW_LINES = frozenset({"br", "p", "div", "li"})


def read_html(content: bytes) -> Workbook:
    """Every table of the page as a sheet; all cells are text.

    Raises:
        FileRefused: there is no table, or one is too large.
    """
    page = _Page()
    page.feed(_text(content))
    page.close()
    sheets = [table.sheet() for table in page.tables if table.rows]
    if not sheets:
        raise EmptyFile
    if len(sheets) == 1:
        sheets[0].name = ""
    return Workbook(sheets, serials_from_1904=None)


def _text(content: bytes) -> str:
    named = _CHARSET.search(content[:4096])
    if named and named[1].lower() in (b"windows-1258", b"cp1258"):
        return content.decode("cp1258", "replace")
    return decoded(content)


class _Table:
    """One table being filled: cells that reach over rows and columns leave their place to nobody else."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[dict[int, str | None]] = []
        self.merges: list[Merge] = []
        self.hidden: set[int] = set()
        self._taken: dict[int, set[int]] = {}

    def start_row(self, hidden: bool) -> None:
        if len(self.rows) >= limits.ROWS:
            raise TooManyRows(sheet=self.name, limit=limits.ROWS)
        self.rows.append({})
        if hidden:
            self.hidden.add(len(self.rows))

    def add(self, text: str, wide: int, high: int) -> None:
        if not self.rows:
            self.start_row(hidden=False)
        number, column = len(self.rows), 1
        taken = self._taken.setdefault(number, set())
        while column in self.rows[-1] or column in taken:
            column += 1
        if column + wide - 1 > limits.COLUMNS:
            raise TooManyColumns(sheet=self.name, limit=limits.COLUMNS)
        self.rows[-1].update({column + index: None for index in range(1, wide)})
        self.rows[-1][column] = text or None
        for below in range(1, high):
            self._taken.setdefault(number + below, set()).update(range(column, column + wide))
        if wide > 1 or high > 1:
            self.merges.append(Merge(number, column, number + high - 1, column + wide - 1))

    def sheet(self) -> Sheet:
        rows: list[list[Value]] = [
            [row.get(column) for column in range(1, max(row, default=0) + 1)] for row in self.rows
        ]
        return Sheet(self.name, rows, hidden_rows=frozenset(self.hidden), merges=self.merges)


class _Page(HTMLParser):
    """Collects the tables; a table inside a cell is read as a table of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._text: list[str] | None = None
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "table":
            self._finish_cell()
            self.tables.append(_Table(f"Bảng {len(self.tables) + 1}"))
            self._open.append(self.tables[-1])
        elif tag == "tr" and self._open:
            self._finish_cell()
            self._open[-1].start_row(
                hidden=bool(_HIDDEN_STYLE.search(known.get("style") or "")) or "hidden" in known
            )
        elif tag in ("td", "th") and self._open:
            self._finish_cell()
            self._text, self._span = [], (_span(known, "colspan"), _span(known, "rowspan"))
        elif tag in _NEW_LINES and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._finish_cell()
        elif tag == "table" and self._open:
            self._finish_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _finish_cell(self) -> None:
        if self._text is not None and self._open:
            lines = (line.strip(" ") for line in "".join(self._text).split("\n"))
            self._open[-1].add("\n".join(line for line in lines if line), *self._span)
        self._text = None


def _span(attrs: dict[str, str | None], name: str) -> int:
    text = attrs.get(name) or "1"
    return min(max(int(text), 1), limits.COLUMNS) if text.isdecimal() else 1
