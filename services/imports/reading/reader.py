"""One door to every kind of file."""

from __future__ import annotations

from services.imports.errors import EmptyFile, FileTooLarge, NotASpreadsheet
from services.imports.reading import limits
from services.imports.reading.delimited import read_delimited
from services.imports.reading.html_table import read_html
from services.imports.reading.kinds import Kind, kind_of
from services.imports.reading.sheet import Workbook
from services.imports.reading.xls import read_compound
from services.imports.reading.zipped import read_zipped

_READERS = {
    Kind.ZIP: read_zipped,
    Kind.COMPOUND: read_compound,
    Kind.HTML: read_html,
    Kind.TEXT: read_delimited,
}


def read(content: bytes, title: str = "Sheet1") -> Workbook:
    """The sheets of a file, whatever it is called.

    Args:
        title: the file's name without its ending: spreadsheet programs call the sheet of a text file so.

    Raises:
        FileRefused: in one sentence, before the file could do harm.
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise EmptyFile
    if len(content) > limits.FILE_BYTES:
        raise FileTooLarge(limit_mb=limits.FILE_BYTES // limits.MEGABYTE)
    kind = kind_of(content)
    if kind is Kind.OTHER:
        raise NotASpreadsheet
    workbook = _READERS[kind](content)
    if len(workbook.sheets) == 1 and not workbook.sheets[0].name:
        workbook.sheets[0].name = title
    if all(sheet.is_empty for sheet in workbook.sheets):
        raise EmptyFile
    return workbook
