"""A cell's habit of meeting, and what became of each month, over REST."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.meeting_months import HabitSchema, OutcomeSchema, OutcomeUpdateSchema
from models import MonthOutcome
from services import meetings, organisations
from services.actor import Work
from services.meetings import Habit, Statement
from services.permissions import Permission

blueprint = Blueprint(
    "meeting_months", __name__, url_prefix="/organisations", description="Months of a cell's meetings"
)
_HABIT = {
    "first_day": 3,
    "last_day": 5,
    "at": "19:30",
    "place": "Nhà văn hóa thôn Đông",
    "theme_month": 3,
}
_OUTCOME = {
    "organisation": "17206-CB01",
    "month": "2026-11",
    "outcome": "postponed",
    "meeting": None,
    "joined": None,
    "postponed_until": "2026-11-28",
    "reason": "Bão số 9",
    "filed_at": "2026-11-05T13:05:00+00:00",
}
_SAID = {"outcome": "postponed", "reason": "Bão số 9", "postponed_until": "2026-11-28"}


def _outcome(work: Work, code: str, month: date, found: MonthOutcome | None) -> dict[str, Any]:
    return {
        "organisation": code,
        "month": f"{month:%Y-%m}",
        "outcome": found.outcome if found else "none",
        "meeting": found.meeting_id if found else None,
        "joined": organisations.code_of(work, found.joined_id) if found and found.joined_id else None,
        "postponed_until": found.postponed_until if found else None,
        "reason": found.reason if found else None,
        "filed_at": found.filed_at if found else None,
    }


@blueprint.route("/<code>/meeting-habit")
class MeetingHabitItem(Resource):
    """When and where a cell usually meets."""

    @requires(Permission.MEETING_VIEW)
    @blueprint.response(200, HabitSchema, example=_HABIT)
    def get(self, code: str) -> Any:
        """The usual day, hour and place."""
        return meetings.habit_of(self.work, code)

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(HabitSchema, example=_HABIT)
    @blueprint.response(200, HabitSchema, example=_HABIT)
    def put(self, fields: dict[str, Any], code: str) -> Any:
        """Say it once: every month's regular meeting is then planned by itself, off the holidays."""
        return meetings.set_habit(self.work, code, Habit(**fields))


@blueprint.route("/<code>/months/<month:month>/outcome")
class MonthOutcomeItem(Resource):
    """What became of a cell's regular meeting in a month."""

    @requires(Permission.MEETING_VIEW)
    @blueprint.response(200, OutcomeSchema, example=_OUTCOME)
    def get(self, code: str, month: date) -> Any:
        """Held, jointly, postponed, not held, or ``none``: no record, which is another fact."""
        return _outcome(self.work, code, month, meetings.outcome_of(self.work, code, month))

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(OutcomeUpdateSchema, example=_SAID)
    @blueprint.response(200, OutcomeSchema, example=_OUTCOME)
    def put(self, fields: dict[str, Any], code: str, month: date) -> Any:
        """Say that it met jointly, put its meeting off or did not meet; held is said by attendance."""
        said = Statement(**fields)
        return _outcome(self.work, code, month, meetings.state_outcome(self.work, code, month, said))
