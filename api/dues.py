"""Party dues over REST: the whole sheet of a cell for a month."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.dues import DuesSheetSchema, DuesUpdateSchema
from services import dues
from services.dues import DuesSheet
from services.permissions import Permission

blueprint = Blueprint("dues", __name__, url_prefix="/organisations", description="Party dues")
_MEMBER = "01934e2a-7b1c-7d3e-8f00-000000000001"
_EXAMPLE = {
    "organisation": "17206-CB01",
    "month": "2026-11",
    "paid": 20,
    "unpaid": 2,
    "rows": [
        {
            "member": _MEMBER,
            "full_name": "Nguyễn Thị Ví Dụ",
            "paid": False,
            "months_unpaid": 1,
            "level": "amber",
        }
    ],
}


@blueprint.route("/<code>/dues/<month:month>")
class DuesOfMonth(Resource):
    """Who paid for a month."""

    @requires(Permission.DUES_VIEW)
    @blueprint.response(200, DuesSheetSchema, example=_EXAMPLE)
    def get(self, code: str, month: date) -> Any:
        """The sheet by name: paid, not paid, or not said yet."""
        return _shown(dues.read_sheet(self.work, code, month))

    @requires(Permission.DUES_RECORD)
    @blueprint.arguments(DuesUpdateSchema, example={"rows": [{"member": _MEMBER, "paid": False}]})
    @blueprint.response(200, DuesSheetSchema, example=_EXAMPLE)
    def put(self, fields: dict[str, Any], code: str, month: date) -> Any:
        """Save the sheet; nothing follows from it but a warning to secretary and superior."""
        paid = {row["member"]: row["paid"] for row in fields["rows"]}
        return _shown(dues.save_sheet(self.work, code, month, paid))


def _shown(sheet: DuesSheet) -> dict[str, Any]:
    return {
        "organisation": sheet.organisation.code,
        "month": f"{sheet.month:%Y-%m}",
        "paid": sheet.paid,
        "unpaid": sheet.unpaid,
        "rows": [
            {
                "member": row.member.id,
                "full_name": row.member.full_name,
                "paid": row.is_paid,
                "months_unpaid": row.months_unpaid,
                "level": row.level,
            }
            for row in sheet.rows
        ],
    }
