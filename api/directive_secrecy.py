"""The secrecy gate over REST: what is suspected, who answers for it, and destroying what slipped in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.directive_secrecy import (
    ClearanceSchema,
    ReasonSchema,
    SecrecyActsQuery,
    SecrecyActsSchema,
)
from services import directives
from services.directives import Clearance
from services.permissions import Permission

blueprint = Blueprint("directive_secrecy", __name__, description="Nothing secret on a networked system")
_ID = "01934e2a-7b1c-7d3e-8f00-0000000000d1"
_BY = "01934e2a-7b1c-7d3e-8f00-0000000000a1"
_REASON = {"reason": "Chữ «Mật» là tên một thôn, không phải dấu độ mật."}
_RELEASE = _REASON | {"by": _BY, "at": "2026-11-22T12:00:00+00:00"}
_CLEARANCE = {
    "suspicions": [{"place": "file", "mark": "confidential", "line": "Mật", "attachment": _ID}],
    "releases": [_RELEASE],
    "unread_files": 0,
    "is_clear": False,
}


def _shown(state: Clearance) -> dict[str, Any]:
    return {
        "suspicions": [
            {
                "place": one.place,
                "mark": one.stamp.mark,
                "line": one.stamp.line,
                "attachment": one.attachment.id if one.attachment else None,
            }
            for one in state.suspicions
        ],
        "releases": state.releases,
        "unread_files": state.unread_files,
        "is_clear": state.is_clear,
    }


@blueprint.route("/directives/<uuid:directive_id>/suspicions")
class DirectiveSuspicions(Resource):
    """What looks like a secrecy stamp."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(200, ClearanceSchema, example=_CLEARANCE)
    def get(self, directive_id: UUID) -> Any:
        """What looks like a secrecy stamp in a directive and its files, and who has answered for it."""
        return _shown(directives.clearance(self.work, directive_id))


@blueprint.route("/directives/<uuid:directive_id>/secrecy-releases")
class DirectiveReleases(Resource):
    """Answering for it."""

    @requires(Permission.SECRECY_RELEASE)
    @blueprint.arguments(ReasonSchema, example=_REASON)
    @blueprint.response(201, ClearanceSchema, example=_CLEARANCE)
    def post(self, fields: dict[str, str], directive_id: UUID) -> Any:
        """Answer for it that what looks like a stamp is none; two different people have to."""
        return _shown(directives.release(self.work, directive_id, reason=fields["reason"]))


@blueprint.route("/directives/<uuid:directive_id>/purge")
class DirectivePurge(Resource):
    """Destroying it."""

    @requires(Permission.SECRECY_PURGE)
    @blueprint.arguments(ReasonSchema, example={"reason": "Tài liệu có độ mật, đã báo cơ quan bảo vệ."})
    @blueprint.response(204)
    def post(self, fields: dict[str, str], directive_id: UUID) -> None:
        """Destroy a directive, its files and all copies of its text; the log keeps who, when and why."""
        directives.purge(self.work, directive_id, reason=fields["reason"])


@blueprint.route("/secrecy-acts")
class SecrecyActs(Resource):
    """The log of the gate."""

    @requires(Permission.AUDIT_VIEW)
    @blueprint.arguments(SecrecyActsQuery, location="query")
    @blueprint.response(
        200,
        SecrecyActsSchema,
        example={"items": [{"id": 1, "kind": "purged", "directive": _ID} | _RELEASE]},
    )
    def get(self, query: dict[str, str]) -> Any:
        """The latest releases and purges at an organisation and below, newest first."""
        return {"items": directives.secrecy_acts(self.work, query["organisation"])}
