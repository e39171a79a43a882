"""Reading spreadsheets of any usual kind into sheets of plain cells, or refusing them before harm."""

from services.imports.reading.reader import read
from services.imports.reading.sheet import Merge, Row, Sheet, Workbook

__all__ = ["Merge", "Row", "Sheet", "Workbook", "read"]
