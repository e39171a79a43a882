"""Early warnings over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.pagination import decoded, page
from api.resource import Resource, requires
from api.schemas.warnings import (
    EarlyWarningPageSchema,
    EarlyWarningSchema,
    WarningAnswerSchema,
    WarningDismissalSchema,
    WarningFiguresQuery,
    WarningQuery,
    WarningsByChildSchema,
    WarningSnoozeSchema,
)
from services import warnings
from services.actor import Work
from services.permissions import Permission
from services.warnings import WarningDetail

blueprint = Blueprint("warnings", __name__, description="What the records of cells show by rule")
_EXAMPLE = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000b1",
    "rule": "too_short",
    "title": "Buổi họp quá ngắn",
    "sentence": "Buổi họp ít nhất 90 phút, có chuyên đề thì ít nhất 120 phút.",
    "source": "Hướng dẫn 42-HD/BTCTW ngày 28/10/2025",
    "organisation": "17206-CB01",
    "organisation_name": "Chi bộ thôn Đông",
    "month": "2026-10-01",
    "member": None,
    "why": "Buổi họp dài 45 phút, mức ít nhất là 90 phút.",
    "evidence": {"minutes": 45, "least": 90, "meeting": "01934e2a-7b1c-7d3e-8f00-0000000000a7"},
    "step": "Kiểm tra giờ bắt đầu và kết thúc; dành đủ thời gian cho thảo luận.",
    "is_alert": False,
    "state": "open",
    "opened_at": "2026-11-22T20:07:00+00:00",
    "answer": None,
    "answered_at": None,
    "snoozed_until": None,
    "dismissal_reason": None,
    "confirmed_at": None,
    "record": {"judged": 20, "right": 17, "share": 85},
    "may_answer": True,
    "may_judge": False,
}
_ANSWER = {"text": "Chi bộ họp sớm vì có bão, sẽ họp bù ngày 15."}
_ROW = {"organisation": "17206-CB01", "name": "Chi bộ thôn Đông", "live": 3, "alerts": 1, "answered": 1}
_COLUMNS = (
    "id",
    "rule",
    "month",
    "evidence",
    "is_alert",
    "state",
    "opened_at",
    "answer",
    "answered_at",
    "snoozed_until",
    "dismissal_reason",
    "confirmed_at",
)


def _shown(found: WarningDetail) -> dict[str, Any]:
    return {name: getattr(found.warning, name) for name in _COLUMNS} | {
        "title": found.rule.title,
        "sentence": found.sentence,
        "source": found.source,
        "organisation": found.cell.code,
        "organisation_name": found.cell.name,
        "member": found.member,
        "why": found.why,
        "step": found.rule.step,
        "record": found.record,
        "may_answer": found.may_answer,
        "may_judge": found.may_judge,
    }


def _detail(work: Work, warning_id: UUID) -> dict[str, Any]:
    return _shown(warnings.detail(work, warning_id))


@blueprint.route("/reports/warnings")
class WarningCollection(Resource):
    """Warnings of cells, and of persons for those whose duty it is."""

    @blueprint.arguments(WarningQuery, location="query")
    @blueprint.response(200, EarlyWarningPageSchema, example={"items": [_EXAMPLE], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """What the records show by rule, the newest first; nothing follows from it by itself."""
        position = decoded(query.get("cursor"), UUID)
        found = page(
            lambda most: warnings.page(
                self.work,
                organisation=query.get("organisation"),
                rule=query.get("rule"),
                state=query.get("state"),
                before=position[0] if position else None,
                limit=most,
            ),
            query["limit"],
            lambda one: (str(one.warning.id),),
        )
        return found | {"items": [_shown(one) for one in found["items"]]}


@blueprint.route("/reports/warnings/by-child")
class WarningsByChild(Resource):
    """Where the warnings are."""

    @requires(Permission.REPORT_VIEW)
    @blueprint.arguments(WarningFiguresQuery, location="query")
    @blueprint.response(200, WarningsByChildSchema, example={"rows": [_ROW]})
    def get(self, query: dict[str, Any]) -> Any:
        """How many warnings of each child wait to be looked at."""
        rows = warnings.by_child(self.work, query["organisation"])
        return {
            "rows": [
                {
                    "organisation": row.organisation.code,
                    "name": row.organisation.name,
                    "live": row.live,
                    "alerts": row.alerts,
                    "answered": row.answered,
                }
                for row in rows
            ]
        }


@blueprint.route("/warnings/<uuid:warning_id>")
class WarningItem(Resource):
    """One warning."""

    @blueprint.response(200, EarlyWarningSchema, example=_EXAMPLE)
    def get(self, warning_id: UUID) -> Any:
        """A warning with its rule, its evidence, and how often the rule was right before."""
        return _detail(self.work, warning_id)


@blueprint.route("/warnings/<uuid:warning_id>/answer")
class WarningAnswer(Resource):
    """What the cell says to it."""

    @requires(Permission.MEETING_RECORD)
    @blueprint.arguments(WarningAnswerSchema, example=_ANSWER)
    @blueprint.response(200, EarlyWarningSchema, example=_EXAMPLE | {"state": "answered"})
    def post(self, fields: dict[str, Any], warning_id: UUID) -> Any:
        """Answer for the cell."""
        warnings.answer(self.work, warning_id, **fields)
        return _detail(self.work, warning_id)


@blueprint.route("/warnings/<uuid:warning_id>/snooze")
class WarningSnooze(Resource):
    """A rest."""

    @blueprint.arguments(WarningSnoozeSchema, example={"until": "2026-12-10"})
    @blueprint.response(200, EarlyWarningSchema, example=_EXAMPLE | {"state": "snoozed"})
    def post(self, fields: dict[str, Any], warning_id: UUID) -> Any:
        """Put it off to a day."""
        warnings.snooze(self.work, warning_id, **fields)
        return _detail(self.work, warning_id)


@blueprint.route("/warnings/<uuid:warning_id>/dismiss")
class WarningDismissal(Resource):
    """The judgement that it does not count."""

    @blueprint.arguments(WarningDismissalSchema, example={"reason": "Chi bộ mới tách, chưa đủ hồ sơ."})
    @blueprint.response(200, EarlyWarningSchema, example=_EXAMPLE | {"state": "dismissed"})
    def post(self, fields: dict[str, Any], warning_id: UUID) -> Any:
        """Say that it does not count, and why."""
        warnings.dismiss(self.work, warning_id, **fields)
        return _detail(self.work, warning_id)


@blueprint.route("/warnings/<uuid:warning_id>/confirm")
class WarningConfirmation(Resource):
    """The judgement that it was right."""

    @blueprint.response(200, EarlyWarningSchema, example=_EXAMPLE)
    def post(self, warning_id: UUID) -> Any:
        """Say that it was right: it counts for how well its rule does."""
        warnings.confirm(self.work, warning_id)
        return _detail(self.work, warning_id)
