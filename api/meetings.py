"""Meetings and attendance over REST."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import url_for

from api.blueprint import Blueprint
from api.pagination import decoded, page
from api.resource import Resource, requires
from api.schemas.meetings import (
    MeetingCreateSchema,
    MeetingPageSchema,
    MeetingQuery,
    MeetingSchema,
    MeetingUpdateSchema,
    SheetSchema,
    SheetUpdateSchema,
)
from models import Meeting
from services import meetings
from services.actor import Work
from services.meetings import AttendanceRow, MeetingDetail, Sheet
from services.permissions import Permission

blueprint = Blueprint("meetings", __name__, url_prefix="/meetings", description="Cell meetings")
_NEW = {
    "organisation": "17206-CB01",
    "kind": "regular",
    "starts_at": "2026-11-05T19:30:00+07:00",
    "place": "Nhà văn hóa thôn Đông",
}
_MEMBER = "01934e2a-7b1c-7d3e-8f00-000000000001"
_COUNTS = {
    "expected": 40,
    "present": 15,
    "excused": 5,
    "not_marked": 0,
    "rate": 37.5,
    "rate_without_excused": 42.9,
}
_EXAMPLE = (
    _NEW
    | _COUNTS
    | {
        "id": "01934e2a-7b1c-7d3e-8f00-0000000000c1",
        "state": "open",
        "with_theme": False,
        "moved_from": None,
        "moved_because": None,
        "ends_at": "2026-11-05T21:05:00+07:00",
        "content": "Học tập Nghị quyết; nhiệm vụ tháng 12.",
        "minutes": 95,
    }
)
_COUNTED = ("expected", "present", "excused", "not_marked")


def _shown(work: Work, meeting: Meeting) -> dict[str, Any]:
    return _as_json(meetings.details_of(work, [meeting])[0])


def _as_json(found: MeetingDetail) -> dict[str, Any]:
    meeting = found.meeting
    return {
        "id": meeting.id,
        "organisation": found.organisation.code,
        "kind": meeting.kind,
        "with_theme": meeting.with_theme,
        "moved_from": meeting.moved_from,
        "moved_because": meeting.moved_because,
        "state": meeting.state,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "place": meeting.place,
        "content": meeting.content,
        "minutes": found.minutes,
        **{name: getattr(meeting, name) for name in _COUNTED},
        "rate": found.rates.rate,
        "rate_without_excused": found.rates.rate_without_excused,
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "is_frozen": sheet.is_frozen,
        **{name: getattr(sheet.meeting, name) for name in _COUNTED},
        "rate": sheet.rates.rate,
        "rate_without_excused": sheet.rates.rate_without_excused,
        "rows": [
            {
                "member": row.member.id,
                "full_name": row.member.full_name,
                "status": row.status,
                "reason": row.reason,
                "kind": row.kind,
                "member_status": row.member_status,
                "is_exempt": row.is_exempt,
                "marked_by": row.marked_by,
                "checked_in_at": row.claim.at if row.claim else None,
                "answer": row.reply.answer if row.reply else None,
                "answer_reason": row.reply.reason if row.reply else None,
            }
            for row in sheet.rows
        ],
    }


@blueprint.route("")
class MeetingCollection(Resource):
    """All meetings."""

    @blueprint.arguments(MeetingQuery, location="query")
    @blueprint.response(200, MeetingPageSchema, example={"items": [_EXAMPLE], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """The meetings of a cell, the latest first."""
        before = decoded(query.get("cursor"), datetime.fromisoformat, UUID)
        found = page(
            lambda most: meetings.of_cell(self.work, query["organisation"], before=before, limit=most),
            query["limit"],
            lambda meeting: (meeting.starts_at.isoformat(), str(meeting.id)),
        )
        return found | {"items": [_as_json(one) for one in meetings.details_of(self.work, found["items"])]}

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(MeetingCreateSchema, example=_NEW)
    @blueprint.response(201, MeetingSchema, example=_EXAMPLE)
    def post(self, fields: dict[str, Any]) -> Any:
        """Enter a meeting of a cell."""
        meeting = meetings.plan(self.work, **fields)
        location = url_for("meetings.MeetingItem", meeting_id=meeting.id)
        return _shown(self.work, meeting), 201, {"Location": location}


@blueprint.route("/<uuid:meeting_id>")
class MeetingItem(Resource):
    """One meeting."""

    @blueprint.response(200, MeetingSchema, example=_EXAMPLE)
    def get(self, meeting_id: UUID) -> Any:
        """A meeting and its figures."""
        return _shown(self.work, meetings.get(self.work, meeting_id))

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(MeetingUpdateSchema, example={"ends_at": "2026-11-05T21:05:00+07:00"})
    @blueprint.response(200, MeetingSchema, example=_EXAMPLE)
    def patch(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Change time, place, kind or content until the record is locked."""
        return _shown(self.work, meetings.edit(self.work, meeting_id, **fields))


@blueprint.route("/<uuid:meeting_id>/attendance")
class MeetingAttendance(Resource):
    """The attendance sheet."""

    _sheet_example = _COUNTS | {
        "is_frozen": True,
        "rows": [
            {
                "member": _MEMBER,
                "full_name": "Nguyễn Thị Ví Dụ",
                "status": "present",
                "reason": None,
                "kind": "member",
                "member_status": "official",
                "is_exempt": False,
                "marked_by": "code",
                "checked_in_at": "2026-11-05T12:30:12+00:00",
                "answer": "coming",
                "answer_reason": None,
            }
        ],
    }

    @requires(Permission.MEETING_VIEW)
    @blueprint.response(200, SheetSchema, example=_sheet_example)
    def get(self, meeting_id: UUID) -> Any:
        """The sheet by name; before the meeting opens, the roster as it would be."""
        return _sheet(meetings.read_sheet(self.work, meeting_id))

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(SheetUpdateSchema, example={"rows": [{"member": _MEMBER, "status": "present"}]})
    @blueprint.response(200, SheetSchema, example=_sheet_example)
    def put(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Save the sheet; the first save opens the meeting and freezes the roster of its day."""
        rows = [AttendanceRow(row["member"], row["status"], row.get("reason")) for row in fields["rows"]]
        return _sheet(meetings.save_sheet(self.work, meeting_id, rows))


@blueprint.route("/<uuid:meeting_id>/lock")
class MeetingLock(Resource):
    """The end of a record's making."""

    @requires(Permission.MEETING_RECORD)
    @blueprint.response(200, MeetingSchema, example=_EXAMPLE | {"state": "locked"})
    def post(self, meeting_id: UUID) -> Any:
        """Make the record final."""
        return _shown(self.work, meetings.lock(self.work, meeting_id))
