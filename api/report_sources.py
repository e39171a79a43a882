"""What the figures of reports were counted from, over REST."""

from __future__ import annotations

from typing import Any

from api.blueprint import Blueprint
from api.report_days import days_of, month_of
from api.resource import Resource, requires
from api.schemas.reports import (
    NO_RECORD,
    CellsBehindQuery,
    CellsBehindSchema,
    ConductBehindQuery,
    ConductBehindSchema,
    ExplanationQuery,
    ExplanationSchema,
)
from models import Outcome
from services import reports
from services.permissions import Permission

blueprint = Blueprint(
    "report_sources", __name__, url_prefix="/reports", description="What the figures of reports count"
)
_EXPLANATION = {
    "as_of": "2026-11-22T12:00:00+00:00",
    "figure": "excused",
    "total": 5,
    "meetings": [
        {
            "meeting": "01934e2a-7b1c-7d3e-8f00-0000000000a1",
            "organisation": "17206-CB01",
            "name": "Chi bộ thôn Đông",
            "held_on": "2026-11-05",
            "count": 5,
            "persons": ["Nguyễn Văn An"],
        }
    ],
}
_CONDUCT = {
    "as_of": "2026-11-22T12:00:00+00:00",
    "figure": "long_enough",
    "total": 0,
    "out_of": 1,
    "meetings": [
        {
            "meeting": "01934e2a-7b1c-7d3e-8f00-0000000000a1",
            "organisation": "17206-CB01",
            "name": "Chi bộ thôn Đông",
            "held_on": "2026-11-05",
            "minutes": 55,
            "count": 0,
            "out_of": 1,
        }
    ],
}


@blueprint.route("/attendance/explain")
class AttendanceExplanation(Resource):
    """What a figure was counted from."""

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(ExplanationQuery, location="query")
    @blueprint.response(200, ExplanationSchema, example=_EXPLANATION)
    def get(self, query: dict[str, Any]) -> Any:
        """The meetings behind a figure of the attendance report, and the persons within one's rights."""
        days = days_of(query, self.work.today)
        found = reports.explain(
            self.work,
            query["organisation"],
            query["figure"],
            first_day=days["first_day"],
            last_day=days["last_day"],
        )
        return {
            "as_of": found.as_of,
            "figure": found.figure,
            "total": found.total,
            "meetings": [
                {
                    "meeting": one.meeting.id,
                    "organisation": one.organisation.code,
                    "name": one.organisation.name,
                    "held_on": one.meeting.held_on,
                    "count": one.count,
                    "persons": one.persons,
                }
                for one in found.meetings
            ],
        }


@blueprint.route("/compliance/explain")
class ComplianceExplanation(Resource):
    """Which cells an outcome was counted from."""

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(CellsBehindQuery, location="query")
    @blueprint.response(
        200,
        CellsBehindSchema,
        example={
            "as_of": "2026-11-22T12:00:00+00:00",
            "total": 1,
            "cells": [
                {
                    "organisation": "17206-CB01",
                    "name": "Chi bộ thôn Đông",
                    "reason": None,
                    "postponed_until": None,
                }
            ],
        },
    )
    def get(self, query: dict[str, Any]) -> Any:
        """The cells behind an outcome of a month; those that said nothing are `no_record`."""
        outcome = None if query["outcome"] == NO_RECORD else Outcome(query["outcome"])
        month = month_of(query, self.work.today)
        found = reports.cells_behind(self.work, query["organisation"], month, outcome)
        return {
            "as_of": found.as_of,
            "total": found.total,
            "cells": [
                {
                    "organisation": one.cell.code,
                    "name": one.name,
                    "reason": one.said.reason if one.said else None,
                    "postponed_until": one.said.postponed_until if one.said else None,
                }
                for one in found.cells
            ],
        }


@blueprint.route("/conduct/explain")
class ConductExplanation(Resource):
    """Which meetings were conducted as they should be, and which not."""

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(ConductBehindQuery, location="query")
    @blueprint.response(200, ConductBehindSchema, example=_CONDUCT)
    def get(self, query: dict[str, Any]) -> Any:
        """The meetings behind a figure of how they were conducted, those that fall short first."""
        month = month_of(query, self.work.today)
        found = reports.conduct_behind(self.work, query["organisation"], month, query["figure"])
        return {
            "as_of": found.as_of,
            "figure": found.figure,
            "total": found.total,
            "out_of": found.out_of,
            "meetings": [
                {
                    "meeting": one.meeting.id,
                    "organisation": one.organisation.code,
                    "name": one.organisation.name,
                    "held_on": one.meeting.held_on,
                    "minutes": one.minutes,
                    "count": one.count,
                    "out_of": one.out_of,
                }
                for one in found.meetings
            ],
        }
