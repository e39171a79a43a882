"""Cell meetings: planned, opened with a frozen roster, attendance taken, locked."""

from services.meetings.commands import MeetingFields, edit, lock, plan
from services.meetings.errors import MeetingNotFound
from services.meetings.queries import MeetingDetail, detail, get, next_for_me, of_cell, visible_to
from services.meetings.rules import PRESENT, Rates, rates
from services.meetings.sheet import AttendanceRow, Sheet, SheetRow, read_sheet, save_sheet

__all__ = [
    "PRESENT",
    "AttendanceRow",
    "MeetingDetail",
    "MeetingFields",
    "MeetingNotFound",
    "Rates",
    "Sheet",
    "SheetRow",
    "detail",
    "edit",
    "get",
    "lock",
    "next_for_me",
    "of_cell",
    "plan",
    "rates",
    "read_sheet",
    "save_sheet",
    "visible_to",
]
