"""Exemptions and offices of members over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.terms import (
    EndSchema,
    ExemptionCreateSchema,
    ExemptionListSchema,
    ExemptionSchema,
    PositionCreateSchema,
    PositionListSchema,
)
from models import Organisation, Position
from services import members
from services.permissions import Permission

blueprint = Blueprint("member_terms", __name__, url_prefix="/members", description="Exemptions and offices")
_LEAVE = {"kind": "temporarily_exempt", "since": "2026-11-01", "until": "2027-05-01"}
_EXEMPTION = {"id": 7, "kind": "temporarily_exempt", "valid_from": "2026-11-01", "valid_to": "2027-05-01"}
_APPOINTMENT = {"organisation": "17206-CB01", "kind": "secretary", "since": "2026-11-01"}
_POSITION = {
    "id": 7,
    "kind": "secretary",
    "organisation": "17206-CB01",
    "valid_from": "2026-11-01",
    "valid_to": None,
}


def _shown(position: Position, place: Organisation) -> dict[str, Any]:
    return {name: getattr(position, name) for name in ("id", "kind", "valid_from", "valid_to")} | {
        "organisation": place.code
    }


@blueprint.route("/<uuid:member_id>/exemptions")
class MemberExemptions(Resource):
    """When a member need not come to meetings."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.response(200, ExemptionListSchema, example={"items": [_EXEMPTION]})
    def get(self, member_id: UUID) -> Any:
        """All exemptions of a member, the latest first."""
        return {"items": members.exemptions_of(self.work, member_id)}

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(ExemptionCreateSchema, example=_LEAVE)
    @blueprint.response(204)
    def post(self, fields: dict[str, Any], member_id: UUID) -> None:
        """Release a member from meetings, for good or for less than 12 months."""
        members.exempt(self.work, member_id, **fields)


@blueprint.route("/<uuid:member_id>/exemptions/<int(max=9223372036854775807):exemption_id>/end")
class ExemptionEnd(Resource):
    """The early end of an exemption."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(EndSchema, example={"on": "2026-12-01"})
    @blueprint.response(200, ExemptionSchema, example=_EXEMPTION | {"valid_to": "2026-12-01"})
    def post(self, fields: dict[str, Any], member_id: UUID, exemption_id: int) -> Any:
        """Expect a member again, earlier than was recorded."""
        return members.end_exemption(self.work, member_id, exemption_id, on=fields["on"])


@blueprint.route("/<uuid:member_id>/positions")
class MemberPositions(Resource):
    """Offices of a member."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.response(200, PositionListSchema, example={"items": [_POSITION]})
    def get(self, member_id: UUID) -> Any:
        """All offices of a member, the latest first."""
        return {"items": [_shown(*held) for held in members.offices_of(self.work, member_id)]}

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(PositionCreateSchema, example=_APPOINTMENT)
    @blueprint.response(201, PositionListSchema, example={"items": [_POSITION]})
    def post(self, fields: dict[str, Any], member_id: UUID) -> Any:
        """Record an office; it gives no right in the handbook. Answers with all offices."""
        members.appoint(self.work, member_id, **fields)
        return {"items": [_shown(*held) for held in members.offices_of(self.work, member_id)]}


@blueprint.route("/<uuid:member_id>/positions/<int(max=9223372036854775807):position_id>/end")
class PositionEnd(Resource):
    """The end of an office."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(EndSchema, example={"on": "2026-12-01"})
    @blueprint.response(200, PositionListSchema, example={"items": [_POSITION | {"valid_to": "2026-12-01"}]})
    def post(self, fields: dict[str, Any], member_id: UUID, position_id: int) -> Any:
        """Record that an office is held no more. Answers with all offices."""
        members.end_office(self.work, member_id, position_id, on=fields["on"])
        return {"items": [_shown(*held) for held in members.offices_of(self.work, member_id)]}
