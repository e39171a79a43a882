"""Agendas of meetings over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.agenda import AgendaSchema, AgendaUpdateSchema
from services import meetings
from services.actor import Work
from services.meetings import AgendaLine, ShownItem
from services.permissions import Permission

blueprint = Blueprint("agenda", __name__, url_prefix="/meetings", description="Agendas of meetings")
_DIRECTIVE = "01934e2a-7b1c-7d3e-8f00-0000000000a1"
_ITEM = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000f1",
    "part": "content",
    "title": "Phổ biến 42-HD/TU: Về sinh hoạt chi bộ",
    "detail": None,
    "presider": None,
    "presider_name": "Đồng chí Bí thư Đảng ủy",
    "starts_at": "2026-11-05T12:40:00+00:00",
    "source": "directive",
    "source_id": _DIRECTIVE,
    "documents": [
        {"id": _DIRECTIVE, "symbol": "42-HD/TU", "abstract": "Về sinh hoạt chi bộ", "is_late": False}
    ],
    "absent": [],
}
_NEW = {"part": "content", "title": "Bàn việc giúp hộ khó khăn", "presider_name": "Đồng chí Phó Bí thư"}
_COLUMNS = ("id", "part", "title", "detail", "starts_at", "source", "source_id")


def _shown(work: Work, meeting_id: UUID) -> dict[str, Any]:
    return {"items": [_item(one) for one in meetings.agenda_of(work, meeting_id)]}


def _item(one: ShownItem) -> dict[str, Any]:
    return {name: getattr(one.item, name) for name in _COLUMNS} | {
        "presider": one.item.presider_id,
        "presider_name": one.presider,
        "documents": one.documents,
        "absent": [
            {"member": member.id, "full_name": member.full_name, "times": times}
            for member, times in one.absent
        ],
    }


@blueprint.route("/<uuid:meeting_id>/agenda")
class MeetingAgenda(Resource):
    """The agenda of a meeting."""

    @blueprint.response(200, AgendaSchema, example={"items": [_ITEM]})
    def get(self, meeting_id: UUID) -> Any:
        """The items in order: for everybody who sees the meeting, on every delegate's screen."""
        return _shown(self.work, meeting_id)

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(AgendaUpdateSchema, example={"items": [_NEW]})
    @blueprint.response(200, AgendaSchema, example={"items": [_ITEM]})
    def put(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Add, take off and put in order; what the handbook wrote keeps its words."""
        lines = [AgendaLine(**line | {"documents": tuple(line["documents"])}) for line in fields["items"]]
        meetings.save_agenda(self.work, meeting_id, lines)
        return _shown(self.work, meeting_id)


@blueprint.route("/<uuid:meeting_id>/agenda/refresh")
class MeetingAgendaRefresh(Resource):
    """What the handbook knows by now."""

    @requires(Permission.MEETING_RECORD)
    @blueprint.response(200, AgendaSchema, example={"items": [_ITEM]})
    def post(self, meeting_id: UUID) -> Any:
        """Add what is new since; what was taken off does not come back."""
        meetings.refresh_agenda(self.work, meeting_id)
        return _shown(self.work, meeting_id)
