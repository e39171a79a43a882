"""Guests of meetings over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.guests import GuestsSchema
from services import meetings
from services.meetings import Guest
from services.permissions import Permission

blueprint = Blueprint("guests", __name__, url_prefix="/meetings", description="Guests of meetings")
_EXAMPLE = {"items": [{"full_name": "Trần Văn Thử", "organisation": "Đảng ủy xã Một"}]}


@blueprint.route("/<uuid:meeting_id>/guests")
class MeetingGuests(Resource):
    """Who came beside the members."""

    @requires(Permission.MEETING_VIEW)
    @blueprint.response(200, GuestsSchema, example=_EXAMPLE)
    def get(self, meeting_id: UUID) -> Any:
        """The guests by name and organisation."""
        return {"items": meetings.guests_of(self.work, meeting_id)}

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(GuestsSchema, example=_EXAMPLE)
    @blueprint.response(200, GuestsSchema, example=_EXAMPLE)
    def put(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Let the guests be these, until the record is locked; they stand in the minutes, in no rate."""
        meetings.save_guests(self.work, meeting_id, [Guest(**one) for one in fields["items"]])
        return {"items": meetings.guests_of(self.work, meeting_id)}
