"""Checking in at a meeting over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.check_ins import CheckInCreateSchema, CheckInSchema, ShownCodeSchema
from services import meetings
from services.actor import Work
from services.permissions import Permission

blueprint = Blueprint("check_ins", __name__, url_prefix="/meetings", description="Checking in at meetings")
_CODE = {"code": "K7QM9T", "valid_until": "2026-11-05T12:31:00+00:00", "expected": 22, "present": 15}


def _code(work: Work, meeting_id: UUID) -> dict[str, Any]:
    found = meetings.shown_code(work, meeting_id)
    return {
        "code": found.code,
        "valid_until": found.valid_until,
        "expected": found.meeting.expected,
        "present": found.meeting.present,
    }


@blueprint.route("/<uuid:meeting_id>/check-in")
class MeetingCheckIn(Resource):
    """One's own check-in."""

    @blueprint.arguments(CheckInCreateSchema, example={"code": "K7QM9T", "mode": "in_room"})
    @blueprint.response(
        200,
        CheckInSchema,
        example={"status": "present", "marked_by": "code", "marked_at": "2026-11-05T12:30:12+00:00"},
    )
    def post(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Say that one is there, by the code read out or by a button; no location is asked for."""
        return meetings.check_in(self.work, meeting_id, **fields)


@blueprint.route("/<uuid:meeting_id>/check-in/opening")
class MeetingCheckInOpening(Resource):
    """The beginning of check-in."""

    @requires(Permission.MEETING_RECORD)
    @blueprint.response(200, ShownCodeSchema, example=_CODE)
    def post(self, meeting_id: UUID) -> Any:
        """Let members check in: the roster of the day is frozen. Twice changes nothing."""
        meetings.open_check_in(self.work, meeting_id)
        return _code(self.work, meeting_id)


@blueprint.route("/<uuid:meeting_id>/check-in/code")
class MeetingCheckInCode(Resource):
    """The code of this minute."""

    @requires(Permission.MEETING_RECORD)
    @blueprint.response(200, ShownCodeSchema, example=_CODE)
    def get(self, meeting_id: UUID) -> Any:
        """What the secretary shows and reads out; it changes every minute."""
        return _code(self.work, meeting_id)
