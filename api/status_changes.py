"""What was decided about a member's status, over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.members import StandingSchema, StatusChangeCreateSchema, StatusHistorySchema
from services import members, movement
from services.permissions import Permission

blueprint = Blueprint("status_changes", __name__, url_prefix="/members", description="Members' statuses")
_NEW = {"to": "official", "on": "2026-11-20", "decision": "15-QĐ/ĐU, 18/11/2026", "reason": None}
_STANDING = {"status": "official", "since": "2026-11-20", "decision": "15-QĐ/ĐU, 18/11/2026", "reason": None}


@blueprint.route("/<uuid:member_id>/status-changes")
class StatusChanges(Resource):
    """What became of a membership."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.response(200, StatusHistorySchema, example={"items": [_STANDING]})
    def get(self, member_id: UUID) -> Any:
        """Every status of a member, in order."""
        return {"items": members.status_history(self.work, member_id)}

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(StatusChangeCreateSchema, example=_NEW)
    @blueprint.response(201, StandingSchema, example=_STANDING)
    def post(self, fields: dict[str, Any], member_id: UUID) -> Any:
        """Record a decision; one that ends the membership also ends cells, roles and sign-in."""
        change = movement.change_status(self.work, member_id, **fields)
        return members.Standing(change.status, change.effective_on, change.decision, change.reason)
