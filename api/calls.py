"""Whom a cell's secretary is to call, over REST."""

from __future__ import annotations

from typing import Any

from api.blueprint import Blueprint
from api.resource import Resource
from api.schemas.calls import CallsSchema
from services import reading_ladder

blueprint = Blueprint("calls", __name__, url_prefix="/me", description="Whom I am to call")
_PERSON = {
    "member_id": "01934e2a-7b1c-7d3e-8f00-0000000000a1",
    "full_name": "Nguyễn Văn Ví Dụ",
    "cell": "17206-01",
    "cell_name": "Chi bộ thôn Ví Dụ",
    "state": "no_device",
    "cause": None,
    "next_step": "call_and_set_up",
}
_DIRECTIVE = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000d1",
    "symbol": "339-QĐ/TW",
    "abstract": "Về sử dụng ứng dụng Sổ tay đảng viên điện tử",
    "urgency": "normal",
    "published_at": "2025-07-14T01:00:00+00:00",
    "acknowledge_by": "2025-07-31",
}


@blueprint.route("/calls")
class Calls(Resource):
    """The last step of the reminder ladder."""

    leaves_a_trace = True

    @blueprint.response(
        200, CallsSchema, example={"items": [{"directive": _DIRECTIVE, "persons": [_PERSON]}]}
    )
    def get(self) -> Any:
        """Members of my own cells who have still not read what asks to be read; none for other roles."""
        return {"items": reading_ladder.calls_to_make(self.work)}
