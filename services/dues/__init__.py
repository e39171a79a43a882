"""Party dues: the sheet of a cell for a month, months unpaid in a year, what a superior sees."""

from services.dues.months import MonthPaid, unpaid_months, year_of
from services.dues.overview import CellDues, by_cell
from services.dues.rules import last_day_of, unpaid_level
from services.dues.sheet import DuesRow, DuesSheet, read_sheet, save_sheet

__all__ = [
    "CellDues",
    "DuesRow",
    "DuesSheet",
    "MonthPaid",
    "by_cell",
    "last_day_of",
    "read_sheet",
    "save_sheet",
    "unpaid_level",
    "unpaid_months",
    "year_of",
]
