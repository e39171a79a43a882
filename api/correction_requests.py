"""Requests of members to have their own record set right, over REST."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.pagination import PageQuery, decoded, page
from api.resource import Resource, requires
from api.schemas.correction_requests import (
    CorrectionQueueQuery,
    CorrectionRequestCreateSchema,
    CorrectionRequestPageSchema,
    CorrectionRequestSchema,
    CorrectionTransitionSchema,
)
from models import CorrectionRequest
from services import correction_requests
from services.actor import Work
from services.permissions import Permission

blueprint = Blueprint("correction_requests", __name__, description="Own data set right on request")
_NEW = {"field": "birth_date", "text": "Tôi sinh ngày 09/02/1961, không phải 02/09/1961."}
_EXAMPLE = _NEW | {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000e1",
    "member": "01934e2a-7b1c-7d3e-8f00-000000000001",
    "state": "submitted",
    "submitted_at": "2026-11-22T12:00:00+00:00",
    "answer_by": "2026-11-25",
    "done_by": "2026-12-14",
    "is_late": False,
    "answer": None,
    "answered_at": None,
    "closed_at": None,
}
_KEPT = ("id", "field", "state", "submitted_at", "answer_by", "done_by", "answered_at", "closed_at")


def _shown(work: Work, request: CorrectionRequest) -> dict[str, Any]:
    found = correction_requests.detail(work, request)
    return {name: getattr(request, name) for name in _KEPT} | {
        "member": request.member_id,
        "text": found.text,
        "answer": found.answer,
        "is_late": found.is_late,
    }


def _page(
    work: Work, query: dict[str, Any], fetch: Callable[[UUID | None, int], Sequence[CorrectionRequest]]
) -> dict[str, Any]:
    position = decoded(query.get("cursor"), UUID)
    before = position[0] if position else None
    found = page(lambda most: fetch(before, most), query["limit"], lambda one: (str(one.id),))
    return found | {"items": [_shown(work, one) for one in found["items"]]}


@blueprint.route("/me/correction-requests")
class MyCorrectionRequests(Resource):
    """What I asked for."""

    @blueprint.arguments(PageQuery, location="query")
    @blueprint.response(200, CorrectionRequestPageSchema, example={"items": [_EXAMPLE], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """What I asked to have set right in my record, newest first."""
        return _page(
            self.work,
            query,
            lambda before, most: correction_requests.own(self.work, before=before, limit=most),
        )

    @blueprint.arguments(CorrectionRequestCreateSchema, example=_NEW)
    @blueprint.response(201, CorrectionRequestSchema, example=_EXAMPLE)
    def post(self, fields: dict[str, Any]) -> Any:
        """Ask to have my record set right: answered in 2 working days, done in 15."""
        return _shown(self.work, correction_requests.submit(self.work, **fields)), 201


@blueprint.route("/correction-requests")
class CorrectionRequests(Resource):
    """What members asked for."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(CorrectionQueueQuery, location="query")
    @blueprint.response(200, CorrectionRequestPageSchema, example={"items": [_EXAMPLE], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """What members of the cells I administer asked for, newest first."""
        return _page(
            self.work,
            query,
            lambda before, most: correction_requests.queue(
                self.work, is_open=query["open"], before=before, limit=most
            ),
        )


@blueprint.route("/correction-requests/<uuid:request_id>/transitions")
class CorrectionTransitions(Resource):
    """The steps of a request."""

    @requires(Permission.MEMBER_MANAGE)
    @blueprint.arguments(
        CorrectionTransitionSchema, example={"to": "answered", "answer": "Đang đối chiếu hồ sơ gốc."}
    )
    @blueprint.response(201, CorrectionRequestSchema, example=_EXAMPLE | {"state": "answered"})
    def post(self, fields: dict[str, Any], request_id: UUID) -> Any:
        """Answer, or end it: the member reads it with the request."""
        correction_requests.transition(self.work, request_id, **fields)
        return _shown(self.work, correction_requests.get(self.work, request_id)), 201
