"""Rehearsals of a publication over REST."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import url_for

from api.blueprint import Blueprint
from api.forecasts import forecast_shown
from api.resource import Resource, requires
from api.schemas.directive_rehearsals import RehearsalSchema
from api.schemas.directives import AudienceSchema, audience_rule
from services import deliveries
from services.actor import Work
from services.permissions import Permission

blueprint = Blueprint(
    "directive_rehearsals",
    __name__,
    url_prefix="/directives",
    description="Publications tried out, calling nobody",
)
_NEW = {
    "include": [{"organisation": "17206", "below": True}],
    "exclude": [],
    "roles": [],
    "statuses": [],
}
_DONE = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000e1",
    "state": "done",
    "asked_at": "2026-11-22T12:00:00+00:00",
    "kept_until": "2026-11-29T12:00:00+00:00",
    "chunks": 5,
    "chunks_done": 5,
    "members": 2500,
    "without_channel": 190,
    "messages": {"fcm": 2264, "webpush": 59, "telegram": 150, "zalo": 0},
    "cut_milliseconds": 310,
    "milliseconds": 920,
    "forecast": {"first_call_seconds": 1, "seconds": 6, "by_channel": {"fcm": 1, "telegram": 6}},
    "played": {"first_call_seconds": 1, "seconds": 7, "by_channel": {"fcm": 1, "telegram": 7}},
    "rings_at": None,
    "sentence": "Bạn có văn bản mới",
    "problems": [{"channel": "webpush", "cause": "unusable_keys", "devices": 1}],
}
_BEGUN = _DONE | {
    "state": "cutting",
    "chunks": 0,
    "chunks_done": 0,
    "members": 0,
    "without_channel": 0,
    "messages": {"fcm": 0, "webpush": 0, "telegram": 0, "zalo": 0},
    "cut_milliseconds": None,
    "milliseconds": None,
    "played": {"first_call_seconds": 1, "seconds": 0, "by_channel": {}},
    "sentence": None,
    "problems": [],
}


def _shown(work: Work, directive_id: UUID, rehearsal_id: UUID) -> dict[str, Any]:
    found = deliveries.rehearsal_result(work, directive_id, rehearsal_id)
    return asdict(found) | {
        "cut_milliseconds": _milliseconds(found.cutting),
        "milliseconds": _milliseconds(found.whole),
        "forecast": forecast_shown(found.forecast),
        "played": forecast_shown(found.played),
    }


def _milliseconds(time: timedelta | None) -> int | None:
    return None if time is None else round(time / timedelta(milliseconds=1))


@blueprint.route("/<uuid:directive_id>/rehearsals")
class DirectiveRehearsals(Resource):
    """Publications of a draft tried out."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(AudienceSchema, example=_NEW)
    @blueprint.response(202, RehearsalSchema, example=_BEGUN)
    def post(self, fields: dict[str, Any], directive_id: UUID) -> Any:
        """Try a publication: all of it but the calls. Nobody is told, and no quota is used."""
        rehearsal = deliveries.rehearse(self.work, directive_id, audience_rule(fields))
        location = url_for(
            "directive_rehearsals.DirectiveRehearsal", directive_id=directive_id, rehearsal_id=rehearsal.id
        )
        return _shown(self.work, directive_id, rehearsal.id), 202, {"Location": location}


@blueprint.route("/<uuid:directive_id>/rehearsals/<uuid:rehearsal_id>")
class DirectiveRehearsal(Resource):
    """One of them."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(200, RehearsalSchema, example=_DONE)
    def get(self, directive_id: UUID, rehearsal_id: UUID) -> Any:
        """How far it has come, and what it found; kept for seven days."""
        return _shown(self.work, directive_id, rehearsal_id)
