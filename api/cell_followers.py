"""Which member of the committee above follows a cell, over REST."""

from __future__ import annotations

from typing import Any

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.cell_followers import FollowerSchema, FollowersSchema, FollowerUpdateSchema
from models import CellFollower, Member
from services import meetings
from services.permissions import Permission

blueprint = Blueprint(
    "cell_followers", __name__, url_prefix="/organisations", description="Who follows which cell"
)
_SET = {"member": "01934e2a-7b1c-7d3e-8f00-000000000001", "valid_from": "2026-12-01"}
_EXAMPLE = _SET | {"full_name": "Nguyễn Thị Ví Dụ"}


def _shown(row: CellFollower, member: Member | None) -> dict[str, Any]:
    return {
        "member": row.member_id,
        "full_name": member.full_name if member else None,
        "valid_from": row.valid_from,
    }


@blueprint.route("/<code>/follower")
class CellFollowerItem(Resource):
    """The committee member who follows a cell."""

    @requires(Permission.MEETING_VIEW)
    @blueprint.response(200, FollowersSchema, example={"items": [_EXAMPLE]})
    def get(self, code: str) -> Any:
        """Who followed the cell from when, the latest first."""
        return {"items": [_shown(*one) for one in meetings.followers_of(self.work, code)]}

    @requires(Permission.FOLLOWER_SET)
    @blueprint.arguments(FollowerUpdateSchema, example=_SET)
    @blueprint.response(200, FollowerSchema, example=_EXAMPLE)
    def put(self, fields: dict[str, Any], code: str) -> Any:
        """Let somebody follow the cell from a day on: they are invited to its meetings."""
        row, member = meetings.set_follower(
            self.work, code, member_id=fields["member"], valid_from=fields["valid_from"]
        )
        return _shown(row, member)
