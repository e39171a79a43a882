"""Feedback over REST."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from flask import url_for

from api.blueprint import Blueprint
from api.pagination import PageQuery, decoded, page
from api.resource import Resource, requires
from api.schemas.feedback import (
    FeedbackCreateSchema,
    FeedbackDetailSchema,
    FeedbackMessageSchema,
    FeedbackPageSchema,
    FeedbackQuery,
    MessageCreateSchema,
    TransitionSchema,
)
from models import Feedback
from services import calendar, feedback
from services.actor import Work
from services.permissions import Permission

blueprint = Blueprint("feedback", __name__, description="What members report upward")
_NEW = {"kind": "report", "level": "commune", "text": "Đường vào thôn Đông hỏng nặng.", "sealed": False}
_EXAMPLE = _NEW | {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000f1",
    "code": "K7QW-2M9D",
    "state": "submitted",
    "due_on": "2026-12-07",
    "working_days_left": 10,
    "overdue": False,
    "created_at": "2026-11-22T12:00:00+00:00",
    "updated_at": "2026-11-22T12:00:00+00:00",
}
_MESSAGE = {"at": "2026-11-23T02:00:00+00:00", "by_author": False, "text": "Xã đã giao thôn sửa."}
_SHOWN = _EXAMPLE | {
    "state": "answered",
    "due_on": None,
    "working_days_left": None,
    "organisation": "17206",
    "author": {"id": "01934e2a-7b1c-7d3e-8f00-000000000001", "full_name": "Nguyễn Thị Ví Dụ"},
    "steps": [
        {"state": "submitted", "at": "2026-11-22T12:00:00+00:00", "by_author": True, "reason": None},
        {"state": "answered", "at": "2026-11-23T02:00:00+00:00", "by_author": False, "reason": None},
    ],
    "messages": [_MESSAGE],
    "escalations": [],
    "next_states": ["confirmed", "reopened"],
}


_COLUMNS = ("id", "code", "kind", "level", "state", "text", "sealed", "due_on", "created_at", "updated_at")


def _shown(work: Work, one: Feedback) -> dict[str, Any]:
    due = calendar.deadline(one.due_on, work.today)
    return {name: getattr(one, name) for name in _COLUMNS} | {
        "working_days_left": due.working_days_left if due else None,
        "overdue": due is not None and due.is_overdue,
    }


def _page(work: Work, fetch: Callable[[int], Sequence[Feedback]], limit: int) -> dict[str, Any]:
    found = page(fetch, limit, lambda one: (str(one.id),))
    return found | {"items": [_shown(work, one) for one in found["items"]]}


def _detail(work: Work, feedback_id: UUID) -> dict[str, Any]:
    found = feedback.detail(work, feedback_id)
    return _shown(work, found.feedback) | {
        "organisation": found.organisation.code,
        "author": found.author,
        "steps": found.steps,
        "messages": found.messages,
        "escalations": [
            {"at": one.at, "due_on": one.due_on, "organisation": above.code}
            for one, above in found.escalations
        ],
        "next_states": sorted(found.next_states),
    }


@blueprint.route("/feedback")
class FeedbackCollection(Resource):
    """All feedback."""

    @requires(Permission.FEEDBACK_HANDLE)
    @blueprint.arguments(FeedbackQuery, location="query")
    @blueprint.response(200, FeedbackPageSchema, example={"items": [_EXAMPLE], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """What my offices were sent, newest first."""
        limit, position = query.pop("limit"), decoded(query.pop("cursor", None), UUID)
        before = position[0] if position else None
        return _page(
            self.work, lambda most: feedback.queue(self.work, **query, before=before, limit=most), limit
        )

    @blueprint.arguments(FeedbackCreateSchema, example=_NEW)
    @blueprint.response(201, FeedbackDetailSchema, example=_SHOWN)
    def post(self, fields: dict[str, Any]) -> Any:
        """Send a matter to the organisation of a level above my cell."""
        sent = feedback.submit(self.work, **fields)
        location = url_for("feedback.FeedbackItem", feedback_id=sent.id)
        return _detail(self.work, sent.id), 201, {"Location": location}


@blueprint.route("/me/feedback")
class MyFeedback(Resource):
    """What I sent."""

    @blueprint.arguments(PageQuery, location="query")
    @blueprint.response(200, FeedbackPageSchema, example={"items": [_EXAMPLE], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """What I sent, newest first."""
        position = decoded(query.get("cursor"), UUID)
        before = position[0] if position else None
        return _page(
            self.work, lambda most: feedback.own(self.work, before=before, limit=most), query["limit"]
        )


@blueprint.route("/feedback/<uuid:feedback_id>")
class FeedbackItem(Resource):
    """One feedback."""

    @blueprint.response(200, FeedbackDetailSchema, example=_SHOWN)
    def get(self, feedback_id: UUID) -> Any:
        """A feedback with every step and message."""
        return _detail(self.work, feedback_id)


@blueprint.route("/feedback/<uuid:feedback_id>/messages")
class FeedbackMessages(Resource):
    """The conversation."""

    @blueprint.arguments(MessageCreateSchema, example={"text": "Xã đã giao thôn sửa."})
    @blueprint.response(201, FeedbackMessageSchema, example=_MESSAGE)
    def post(self, fields: dict[str, Any], feedback_id: UUID) -> Any:
        """Add to the conversation; the author's devices ring when the office writes."""
        return feedback.reply(self.work, feedback_id, text=fields["text"])


@blueprint.route("/feedback/<uuid:feedback_id>/transitions")
class FeedbackTransitions(Resource):
    """The steps of a feedback."""

    @blueprint.arguments(TransitionSchema, example={"to": "answered", "reason": "Xã đã giao thôn sửa."})
    @blueprint.response(201, FeedbackDetailSchema, example=_SHOWN)
    def post(self, fields: dict[str, Any], feedback_id: UUID) -> Any:
        """Take the next step."""
        feedback.transition(self.work, feedback_id, **fields)
        return _detail(self.work, feedback_id)
