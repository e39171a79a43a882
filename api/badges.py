"""Seniority and badges over REST."""

from __future__ import annotations

import io
from typing import Any
from uuid import UUID

from flask import Response, send_file

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.badges import (
    BadgeAwardSchema,
    BadgeReportQuery,
    BadgeReportSchema,
    EarlyBadgeSchema,
    InterruptionCreateSchema,
    SenioritySchema,
)
from services import badges, members
from services.badges import BadgeRow
from services.permissions import Permission

blueprint = Blueprint("badges", __name__, description="Seniority and party badges")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ROW = {
    "member": "01934e2a-7b1c-7d3e-8f00-000000000001",
    "full_name": "Nguyễn Thị Ví Dụ",
    "cell": "17206-CB01",
    "cell_name": "Chi bộ thôn Đông",
    "admitted_on": "1987-10-20",
    "years": 40,
    "reached_on": "2027-10-20",
    "is_early": False,
    "is_awarded": False,
}


@blueprint.route("/reports/badges")
class BadgeReportItem(Resource):
    """Who is due a badge."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.arguments(BadgeReportQuery, location="query")
    @blueprint.response(
        200, BadgeReportSchema, example={"organisation": "17206", "round": "2027-11-07", "rows": [_ROW]}
    )
    def get(self, query: dict[str, Any]) -> Any:
        """Who is due a badge in a round, with those proposed early, cell by cell."""
        found = badges.report(self.work, query["organisation"], round_day=query.get("round"))
        return {
            "organisation": found.organisation.code,
            "round": found.round,
            "rows": [_shown(row) for row in found.rows],
        }


@blueprint.route("/reports/badges.xlsx")
class BadgeReportWorkbook(Resource):
    """The same as a spreadsheet."""

    @requires(Permission.MEMBER_VIEW)
    @blueprint.arguments(BadgeReportQuery, location="query")
    @blueprint.response(200, {"type": "string", "format": "binary"}, content_type=XLSX)
    def get(self, query: dict[str, Any]) -> Response:
        """Who is due a badge in a round, as .xlsx."""
        found = badges.report(self.work, query["organisation"], round_day=query.get("round"))
        name = f"huy-hieu-dang-{found.round:%d-%m-%Y}.xlsx"
        return send_file(io.BytesIO(badges.workbook(found)), XLSX, as_attachment=True, download_name=name)


@blueprint.route("/members/<uuid:member_id>/seniority")
class MemberSeniority(Resource):
    """How long somebody has been a member."""

    leaves_a_trace = True

    @requires(Permission.MEMBER_VIEW)
    @blueprint.response(
        200,
        SenioritySchema,
        example={
            "full_years": 39,
            "next": {"years": 40, "reached_on": "2027-10-20", "round": "2027-11-07"},
            "awarded": [30],
            "proposed_early": [],
        },
    )
    def get(self, member_id: UUID) -> Any:
        """Full years less interruptions, and the next badge with its round."""
        found = badges.standing(self.work, members.view(self.work, member_id).member)
        return {
            "full_years": found.full_years,
            "next": found.next_turn,
            "awarded": [one.years for one in found.awards],
            "proposed_early": found.proposed,
        }


@blueprint.route("/members/<uuid:member_id>/interruptions")
class MemberInterruptions(Resource):
    """What does not count as seniority."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(
        InterruptionCreateSchema,
        example={"since": "1990-01-01", "until": "1991-06-15", "reason": "Mất liên lạc, đã kết luận"},
    )
    @blueprint.response(204)
    def post(self, fields: dict[str, Any], member_id: UUID) -> None:
        """Record a stretch that does not count."""
        badges.interrupt(self.work, member_id, **({"until": None} | fields))


@blueprint.route("/members/<uuid:member_id>/early-badges")
class MemberEarlyBadges(Resource):
    """Badges proposed before their time."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(EarlyBadgeSchema, example={"years": 40})
    @blueprint.response(204)
    def post(self, fields: dict[str, Any], member_id: UUID) -> None:
        """Propose a badge early, by at most 12 months (from 70 years: 24)."""
        badges.propose_early(self.work, member_id, **fields)


@blueprint.route("/members/<uuid:member_id>/badges")
class MemberBadges(Resource):
    """Badges awarded."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(BadgeAwardSchema, example={"years": 30, "on": "2017-11-07"})
    @blueprint.response(204)
    def post(self, fields: dict[str, Any], member_id: UUID) -> None:
        """Record that a badge was awarded."""
        badges.award(self.work, member_id, **fields)


def _shown(row: BadgeRow) -> dict[str, Any]:
    return {
        "member": row.member.id,
        "full_name": row.member.full_name,
        "cell": row.cell.code,
        "cell_name": row.cell.name,
        "admitted_on": row.member.admitted_on,
        "years": row.turn.years,
        "reached_on": row.turn.reached_on,
        "is_early": row.turn.is_early,
        "is_awarded": row.is_awarded,
    }
