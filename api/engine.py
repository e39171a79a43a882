"""The engine under the handbook, over REST."""

from __future__ import annotations

from typing import Any

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.engine import EngineSchema
from services import engine
from services.permissions import Permission

blueprint = Blueprint("engine", __name__, description="What waits and what fails")
_EXAMPLE = {
    "queues": [
        {"queue": "push", "waiting": 12, "in_hand": 6, "oldest_due": "2026-11-22T08:00:00+00:00"},
    ],
    "lanes": [{"lane": "push", "open_chunks": 12}, {"lane": "chat", "open_chunks": 0}],
    "failures": [{"kind": "fcm_token", "cause": "unregistered", "devices": 31}],
    "unconfigured": ["zalo"],
    "calendar_ends_on": "2026-12-31",
}


@blueprint.route("/engine")
class Engine(Resource):
    """For administrators of the topmost organisation."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.response(200, EngineSchema, example=_EXAMPLE)
    def get(self) -> Any:
        """What waits, how long, what failed in two days and why; from the database alone."""
        return engine.state(self.work)
