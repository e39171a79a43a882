"""The months of a cell: what became of each, what is missing, and saying it in two touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from core.errors import Conflict, Forbidden, Invalid
from models import Meeting, MeetingKind, MeetingState, MonthOutcome, Outcome
from services import meetings, organisations
from services.meetings import Statement, Total
from services.permissions import Permission
from web.authentication import current_actor
from web.meetings.meetings import own_cells
from web.queries import text_argument
from web.redirects import done, shown_at
from web.work import reading, writing

months = Blueprint("months", __name__, url_prefix="/meetings/months")
_SHOWN = 12
REASONS = (
    "Thiên tai, dịch bệnh",
    "Trùng nhiệm vụ chung của địa phương",
    "Không đủ số đảng viên dự họp",
)
"""Frequent ones, to be touched; any other is typed."""


@dataclass(frozen=True, slots=True)
class ShownMonth:
    """One month of a cell."""

    first_day: date
    outcome: MonthOutcome | None
    meeting: Meeting | None
    """Its regular meeting, planned or recorded."""
    score: Total | None = None
    """What the cell gave that meeting."""

    @property
    def missing(self) -> str:
        """What the record of the month still lacks."""
        if self.meeting and self.meeting.state is MeetingState.OPEN:
            left = f"còn {self.meeting.not_marked} người chưa ghi" if self.meeting.not_marked else ""
            return left or "chưa khóa sổ"
        return "" if self.outcome or self.meeting else "chưa có kết quả"


@months.get("")
def show() -> str:
    """The last twelve months, the latest first."""
    code = _cell_code()
    with reading() as work:
        cell = organisations.get(work, code)
        shown = _last_months(work.today)
        outcomes = meetings.outcomes_of(work, code, shown[-1])
        held = meetings.of_cell(work, code, first_day=shown[-1], limit=100)
        totals = meetings.totals_of(work, code, shown[-1])
        may_say = work.actor.may(Permission.MEETING_RECORD, cell.ancestors)
        sisters = meetings.sister_cells(work, code) if may_say else []
    return render_template(
        "meetings/months.html",
        cell=cell,
        months=[_shown(month, outcomes.get(month), _regular(held, month), totals) for month in shown],
        sisters=sisters,
        may_say=may_say,
        reasons=REASONS,
        today=work.today,
    )


@months.post("")
def say() -> ResponseReturnValue:
    """Say what became of one month."""
    current_actor()
    code, month = _cell_code(), _day("month")
    if month is None:
        raise BadRequest
    try:
        with writing() as work:
            meetings.state_outcome(work, code, month.replace(day=1), _said())
    except (Invalid, Conflict) as refusal:
        flash(refusal.sentence(), "error")
        return shown_at(".show", organisation=code)
    return done(f"Đã ghi kết quả tháng {month:%m/%Y}.", ".show", organisation=code)


def _said() -> Statement:
    sent: dict[str, Any] = {name: request.form.get(name, "").strip()[:300] for name in ("reason", "other")}
    try:
        outcome = Outcome(request.form.get("outcome", ""))
    except ValueError:
        raise BadRequest from None
    return Statement(
        outcome,
        reason=sent["reason"] or sent["other"] or None,
        postponed_until=_day("postponed_until"),
        joined=request.form.get("joined") or None,
    )


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(request.form.get(name, ""))
    except ValueError:
        return None


def _cell_code() -> str:
    code = text_argument("organisation") or next(iter(own_cells()), "")
    if not code:
        raise Forbidden
    return code


def _last_months(today: date) -> list[date]:
    """First days, the latest first."""
    this = today.year * 12 + today.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(this, this - _SHOWN, -1)]


def _shown(
    month: date, outcome: MonthOutcome | None, meeting: Meeting | None, totals: Mapping[UUID, Total]
) -> ShownMonth:
    return ShownMonth(month, outcome, meeting, totals.get(meeting.id) if meeting else None)


def _regular(held: Sequence[Meeting], month: date) -> Meeting | None:
    of_month = (one for one in held if one.held_on.replace(day=1) == month)
    return next((one for one in of_month if one.kind is MeetingKind.REGULAR), None)
