"""The working calendar of Viet Nam: which days offices work, kept as data by year, and counting by it."""

from services.calendar.certainty import CalendarWarning, Certainty, certainty, needs_care, warning_for
from services.calendar.deadline import Deadline, deadline
from services.calendar.holidays import RestDay, RestKind, data_ends_on, holidays_in
from services.calendar.months import add_months
from services.calendar.quiet_hours import quiet_until
from services.calendar.working_days import add_working_days, is_working_day, working_days_between

__all__ = [
    "CalendarWarning",
    "Certainty",
    "Deadline",
    "RestDay",
    "RestKind",
    "add_months",
    "add_working_days",
    "certainty",
    "data_ends_on",
    "deadline",
    "holidays_in",
    "is_working_day",
    "needs_care",
    "quiet_until",
    "warning_for",
    "working_days_between",
]
