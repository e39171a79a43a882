"""Three monthly reports of every committee: the older ones signed, the newest waiting for its board."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial

from core.clock import LOCAL_TIME_ZONE
from demo.history import History
from demo.people import Person
from demo.posts import People, office_post
from demo.tree import FIRST_COMMUNE, PROVINCE
from models import Role
from services import calendar, monthly_reports

_MONTHS = 3
_MADE_ON = 8
_SIGNED_AFTER = timedelta(days=1)
_REMARK = "Số liệu khớp với sổ của các chi bộ."


def report_months(history: History, people: People) -> None:
    """Let the handbook make the reports on their day, and two boards sign all but the newest."""
    reported = calendar.add_months(history.today.replace(day=1), -1)
    if _made_at(reported) > history.now:
        reported = calendar.add_months(reported, -1)
    for age in reversed(range(_MONTHS)):
        month = calendar.add_months(reported, -age)
        history.at(_made_at(month), partial(_make, history, month))
        for committee in (FIRST_COMMUNE, PROVINCE) if age else ():
            board = office_post(people, committee, Role.ORGANISATION_BOARD).person
            history.at(_made_at(month) + _SIGNED_AFTER, partial(_sign, history, board, committee, month))


def _made_at(month: date) -> datetime:
    day = calendar.add_months(month, 1).replace(day=_MADE_ON)
    return datetime.combine(day, time(18), LOCAL_TIME_ZONE)


def _make(history: History, month: date) -> None:
    seen: int | None = 0
    while seen is not None:
        with history.system() as work:
            seen = monthly_reports.make_next(work, month, after=seen)


def _sign(history: History, board: Person, committee: str, month: date) -> None:
    with history.acting(board) as work:
        lines = monthly_reports.page(work, committee, month=month)
        [own] = [line.report for line in lines if line.organisation.code == committee]
        seen = monthly_reports.detail(work, own.id).seen
        monthly_reports.sign(work, own.id, seen=seen, remark=_REMARK)
