"""The quality of meetings over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.meeting_quality import MeetingQualitySchema, QualityUpdateSchema
from models import QualityPart
from services import meetings
from services.actor import Work
from services.meetings import SelfScore
from services.permissions import Permission

blueprint = Blueprint(
    "meeting_quality", __name__, url_prefix="/meetings", description="The quality of meetings"
)
_SAID = {
    "points": {"preparation": 15, "attendance": 18, "conduct": 40, "closing": 20},
    "answers": {"told_in_time": True, "long_enough": False},
    "note": "Họp 80 phút vì mưa lớn.",
}
_CRITERION = {
    "criterion": "told_in_time",
    "asked": "Báo thời gian, địa điểm, nội dung trước ít nhất 1 ngày",
    "seen": "met",
    "evidence": "Giấy mời gửi ngày 02/11/2026.",
    "answer": True,
}
_EXAMPLE = {
    "meeting": "01934e2a-7b1c-7d3e-8f00-0000000000c1",
    "total": 93,
    "most": 100,
    "grade": "good",
    "note": "Họp 80 phút vì mưa lớn.",
    "scored_at": "2026-11-05T14:00:00+00:00",
    "scored_by": {"id": "01934e2a-7b1c-7d3e-8f00-000000000001", "full_name": "Nguyễn Thị Ví Dụ"},
    "parts": [{"part": "preparation", "most": 15, "points": 15, "criteria": [_CRITERION]}],
}


def _shown(work: Work, meeting_id: UUID) -> dict[str, Any]:
    found = meetings.quality_of(work, meeting_id)
    return {
        "meeting": meeting_id,
        "total": found.total.points if found.total else None,
        "most": sum(part.most for part in found.parts),
        "grade": found.total.grade if found.total else None,
        "note": found.kept.note if found.kept else None,
        "scored_at": found.kept.scored_at if found.kept else None,
        "scored_by": found.scored_by,
        "parts": found.parts,
    }


@blueprint.route("/<uuid:meeting_id>/quality")
class MeetingQualityItem(Resource):
    """The quality of one meeting."""

    @blueprint.response(200, MeetingQualitySchema, example=_EXAMPLE)
    def get(self, meeting_id: UUID) -> Any:
        """Each criterion: what is asked, what the handbook sees of it, and what the cell says."""
        return _shown(self.work, meeting_id)

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(QualityUpdateSchema, example=_SAID)
    @blueprint.response(200, MeetingQualitySchema, example=_EXAMPLE)
    def put(self, fields: dict[str, Any], meeting_id: UUID) -> Any:
        """Score the cell's own meeting, once attendance was taken and until the record is locked."""
        points = {part: fields["points"][part.value] for part in QualityPart}
        said = SelfScore(points, fields["answers"], fields["note"])
        meetings.save_quality(self.work, meeting_id, said)
        return _shown(self.work, meeting_id)
