"""What is about to run out for members, over REST."""

from __future__ import annotations

from typing import Any

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.reminders import RemindersQuery, RemindersSchema
from services import movement
from services.permissions import Permission

blueprint = Blueprint("reminders", __name__, url_prefix="/reports", description="What is about to run out")
_EXAMPLE = {
    "kind": "probation",
    "due_on": "2026-12-19",
    "is_past": False,
    "member": {"id": "01934e2a-7b1c-7d3e-8f00-000000000001", "full_name": "Nguyễn Thị Ví Dụ"},
    "cell": "Chi bộ thôn Đông",
    "transfer_id": None,
}


@blueprint.route("/reminders")
class Reminders(Resource):
    """Probations, exemptions, temporary stays and transfers that want attention."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.arguments(RemindersQuery, location="query")
    @blueprint.response(200, RemindersSchema, example={"items": [_EXAMPLE]})
    def get(self, query: dict[str, Any]) -> Any:
        """What is to be seen to in the cells at and below an organisation, the most urgent first."""
        return {"items": movement.reminders(self.work, query["organisation"])}
