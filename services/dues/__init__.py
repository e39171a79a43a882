"""Party dues: the sheet of a cell for a month, months unpaid in a year, what a superior sees."""

from services.dues.months import MonthPaid, year_of
from services.dues.overview import CellDues, by_cell
from services.dues.rules import unpaid_level
from services.dues.sheet import DuesRow, DuesSheet, read_sheet, save_sheet

__all__ = [
    "CellDues",
    "DuesRow",
    "DuesSheet",
    "MonthPaid",
    "by_cell",
    "read_sheet",
    "save_sheet",
    "unpaid_level",
    "year_of",
]
