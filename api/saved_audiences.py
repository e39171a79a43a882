"""Audiences that an organisation keeps by a name, over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.directives import audience_rule
from api.schemas.saved_audiences import (
    SavedAudienceCreateSchema,
    SavedAudienceListSchema,
    SavedAudienceSchema,
    SavedAudiencesQuery,
    SavedAudienceUpdateSchema,
    shown,
)
from services import directives
from services.permissions import Permission

blueprint = Blueprint(
    "saved_audiences", __name__, url_prefix="/saved-audiences", description="Audiences kept by a name"
)
_NEW = {
    "organisation": "17206",
    "name": "Bí thư các chi bộ thôn",
    "audience": {"include": [{"organisation": "17206", "below": True}], "roles": ["secretary"]},
}
_SAVED = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000c1",
    "organisation": "17206",
    "name": "Bí thư các chi bộ thôn",
    "audience": {
        "include": [{"organisation": "17206", "below": True}],
        "exclude": [{"organisation": "17206-07", "below": True}],
        "roles": ["secretary"],
        "statuses": [],
        "without_exempt": False,
        "added": [],
        "removed": [],
    },
    "lost": [
        {
            "organisation": "17206-07",
            "name": "Chi bộ thôn Bảy",
            "ended_on": "2026-07-01",
            "successors": ["Chi bộ thôn Sáu"],
        }
    ],
    "lost_persons": 0,
}


@blueprint.route("")
class SavedAudienceCollection(Resource):
    """What an organisation keeps."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(SavedAudiencesQuery, location="query")
    @blueprint.response(200, SavedAudienceListSchema, example={"items": [_SAVED], "next": None})
    def get(self, query: dict[str, str]) -> Any:
        """All of an organisation by name, fifty at most, each with what no longer stands of it."""
        found = directives.saved_audiences(self.work, query["organisation"])
        return {"items": [shown(one) for one in found], "next": None}

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(SavedAudienceCreateSchema, example=_NEW)
    @blueprint.response(201, SavedAudienceSchema, example=_SAVED)
    def post(self, fields: dict[str, Any]) -> Any:
        """Keep an audience by a name that the organisation does not use yet."""
        rule = audience_rule(fields["audience"])
        return shown(
            directives.save_audience(self.work, fields["organisation"], name=fields["name"], rule=rule)
        )


@blueprint.route("/<uuid:saved_id>")
class SavedAudienceItem(Resource):
    """One of them."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(200, SavedAudienceSchema, example=_SAVED)
    def get(self, saved_id: UUID) -> Any:
        """One saved audience; its ``audience`` is what a preview and a publication take."""
        return shown(directives.saved_audience(self.work, saved_id))

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(SavedAudienceUpdateSchema, example={"name": "Bí thư chi bộ"})
    @blueprint.response(200, SavedAudienceSchema, example=_SAVED | {"name": "Bí thư chi bộ"})
    def patch(self, fields: dict[str, Any], saved_id: UUID) -> Any:
        """Give it another name or another audience; what was published by it stays as it was."""
        chosen = fields.get("audience")
        return shown(
            directives.change_saved_audience(
                self.work,
                saved_id,
                name=fields.get("name"),
                rule=None if chosen is None else audience_rule(chosen),
            )
        )

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(204)
    def delete(self, saved_id: UUID) -> None:
        """Keep it no longer."""
        directives.forget_saved_audience(self.work, saved_id)
