"""Minutes of meetings over REST: written section by section, approved, proved, amended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.minutes import (
    AmendmentCreateSchema,
    AmendmentSchema,
    MinutesSchema,
    MinutesUpdateSchema,
    ProofSchema,
    ResolutionCreateSchema,
    ResolutionSchema,
)
from models import Amendment, Member
from services import meetings
from services.actor import Work
from services.meetings import AttendanceRow, Resolution, ShownSection, Writing
from services.permissions import Permission

blueprint = Blueprint("minutes", __name__, url_prefix="/meetings", description="Minutes of meetings")
_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_PERSON = {"id": "01934e2a-7b1c-7d3e-8f00-000000000001", "full_name": "Nguyễn Thị Ví Dụ"}
_WRITING = {"key": "review", "text": "Hoàn thành 3/4 việc.", "revision": 0}
_AMENDMENT = {
    "number": 1,
    "at": "2026-11-07T02:00:00+00:00",
    "by": _PERSON,
    "reason": "Ghi nhầm",
    "text": None,
    "attendance": [
        {
            "member": _PERSON["id"],
            "before": {"status": "absent_unexcused", "reason": None},
            "after": {"status": "absent_excused", "reason": "illness"},
        }
    ],
    "previous_hash": _HASH,
    "hash": _HASH,
}
_EXAMPLE = {
    "meeting": "01934e2a-7b1c-7d3e-8f00-0000000000c1",
    "chair": _PERSON,
    "minute_taker": _PERSON,
    "approved_at": "2026-11-05T14:00:00+00:00",
    "hash": _HASH,
    "sections": [
        _WRITING
        | {
            "revision": 1,
            "saved_at": "2026-11-05T13:30:00+00:00",
            "saved_by": _PERSON,
            "speaker": None,
            "on_behalf": False,
        }
    ],
    "amendments": [_AMENDMENT],
    "record": {"form": 1},
}
_RESOLUTION = {"title": "Sửa đường thôn", "member": _PERSON["id"], "due_on": "2026-11-30"}
_CORRECTION = {
    "reason": "Ghi nhầm",
    "attendance": [{"member": _PERSON["id"], "status": "absent_excused", "reason": "illness"}],
}
_PROOF = {
    "holds": True,
    "hash": _HASH,
    "is_intact": True,
    "is_chain_intact": True,
    "changed": [],
    "amendments": 1,
}


def _shown(work: Work, meeting_id: UUID) -> dict[str, Any]:
    found = meetings.minutes_of(work, meeting_id)
    sealed = found.minutes.sealed_record
    return {
        "meeting": meeting_id,
        "chair": found.chair,
        "minute_taker": found.minute_taker,
        "approved_at": found.minutes.approved_at,
        "hash": found.minutes.sealed_hash,
        "sections": [_section(one) for one in found.sections],
        "amendments": [_amendment(one, by) for one, by in found.amendments],
        "record": orjson.loads(sealed) if sealed else meetings.whole_record(work, found.meeting),
    }


def _section(one: ShownSection) -> dict[str, Any]:
    return {name: getattr(one.section, name) for name in ("key", "text", "revision", "saved_at")} | {
        "saved_by": one.saved_by,
        "speaker": one.speaker,
        "on_behalf": one.on_behalf,
    }


def _amendment(one: Amendment, by: Member) -> dict[str, Any]:
    columns = ("number", "at", "reason", "text", "attendance", "previous_hash", "hash")
    return {name: getattr(one, name) for name in columns} | {"by": by}


@blueprint.route("/<uuid:meeting_id>/minutes")
class MeetingMinutes(Resource):
    """The minutes of a meeting."""

    @requires(Permission.MEETING_VIEW)
    @blueprint.response(200, MinutesSchema, example=_EXAMPLE)
    def get(self, meeting_id: UUID) -> Any:
        """The minutes and the whole record; also for the minute-taker."""
        return _shown(self.work, meeting_id)

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(MinutesUpdateSchema, example={"sections": [_WRITING]})
    @blueprint.response(200, MinutesSchema, example=_EXAMPLE)
    def put(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Save sections over the revisions they were written over; a 409 carries the other's text.

        What is not named stays. The minute-taker may save sections too.
        """
        if "chair" in fields or "minute_taker" in fields:
            now = meetings.minutes_of(self.work, meeting_id).minutes
            meetings.name_officers(
                self.work,
                meeting_id,
                chair_id=fields.get("chair", now.chair_id),
                minute_taker_id=fields.get("minute_taker", now.minute_taker_id),
            )
        for written in fields["sections"]:
            meetings.save_section(self.work, meeting_id, Writing(**written))
        return _shown(self.work, meeting_id)


@blueprint.route("/<uuid:meeting_id>/minutes/approval")
class MinutesApproval(Resource):
    """The meeting's word on its minutes."""

    @requires(Permission.MEETING_RECORD)
    @blueprint.response(200, MinutesSchema, example=_EXAMPLE)
    def post(self, meeting_id: UUID) -> Any:
        """They were read back and agreed to; whatever is written afterwards takes that back."""
        meetings.approve_minutes(self.work, meeting_id)
        return _shown(self.work, meeting_id)


@blueprint.route("/<uuid:meeting_id>/minutes/proof")
class MinutesProof(Resource):
    """Whether a locked record is what was locked."""

    @requires(Permission.MEETING_VIEW)
    @blueprint.response(200, ProofSchema, example=_PROOF)
    def get(self, meeting_id: UUID) -> Any:
        """Compute every hash anew, and compare the sealed record with the rows of today."""
        return meetings.prove(self.work, meeting_id)


@blueprint.route("/<uuid:meeting_id>/resolutions")
class MeetingResolutions(Resource):
    """What a meeting resolves."""

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(ResolutionCreateSchema, example=_RESOLUTION)
    @blueprint.response(
        201, ResolutionSchema, example=_RESOLUTION | {"task": "01934e2a-7b1c-7d3e-8f00-0000000000d1"}
    )
    def post(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Add an item: from now on it is the cell's task, with a person and a day."""
        task = meetings.resolve(self.work, meeting_id, Resolution(**fields))
        return {"task": task.id, "title": task.title, "member": task.member_id, "due_on": task.due_on}


@blueprint.route("/<uuid:meeting_id>/amendments")
class MeetingAmendments(Resource):
    """What was set right after locking."""

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(AmendmentCreateSchema, example=_CORRECTION)
    @blueprint.response(201, AmendmentSchema, example=_AMENDMENT)
    def post(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Set a locked record right: the original stays, figures follow a corrected attendance."""
        rows = [AttendanceRow(row["member"], row["status"], row["reason"]) for row in fields["attendance"]]
        made = meetings.amend_record(
            self.work, meeting_id, reason=fields["reason"], text=fields["text"], attendance=rows
        )
        return _amendment(made, self.work.session.get_one(Member, made.by))
