"""Choosing the audience of a draft, over REST: whom nothing rings for, and whom one can name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.pagination import PageQuery, decoded, number, page
from api.resource import Resource, requires
from api.schemas.directive_audiences import (
    NameablePersonsQuery,
    NameablePersonsSchema,
    UnreachedCellPageSchema,
)
from api.schemas.directives import AudienceSchema, audience_rule
from services import directives
from services.permissions import Permission

blueprint = Blueprint(
    "directive_audiences", __name__, url_prefix="/directives", description="Choosing an audience"
)
_CELL = {
    "organisation": "17206-01",
    "name": "Chi bộ thôn Ví Dụ",
    "above": "Đảng ủy xã Ví Dụ",
    "members": 7,
    "secretary": "Nguyễn Văn Ví Dụ",
}
_PERSON = {
    "member_id": "01934e2a-7b1c-7d3e-8f00-0000000000a1",
    "full_name": "Nguyễn Văn Ví Dụ",
    "birth_year": 1957,
    "cell": "17206-01",
    "cell_name": "Chi bộ thôn Ví Dụ",
}


@blueprint.route("/<uuid:directive_id>/audience-preview/unreached")
class DirectiveUnreached(Resource):
    """Whom nothing rings for."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(AudienceSchema, example={"include": [{"organisation": "17206", "below": True}]})
    @blueprint.arguments(PageQuery, location="query")
    @blueprint.response(200, UnreachedCellPageSchema, example={"items": [_CELL], "next": None})
    def post(self, fields: dict[str, Any], query: dict[str, Any], directive_id: UUID) -> Any:
        """The cells of an audience with members that no channel reaches, and their secretaries."""
        position = decoded(query.get("cursor"), number, number)
        after = (position[0], position[1]) if position else None
        return page(
            lambda limit: directives.unreached_cells(
                self.work, directive_id, audience_rule(fields), after=after, limit=limit
            ),
            query["limit"],
            lambda cell: (cell.members, cell.id),
        )


@blueprint.route("/<uuid:directive_id>/nameable-persons")
class DirectiveNameablePersons(Resource):
    """Whom one can name."""

    leaves_a_trace = True

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(NameablePersonsQuery, location="query")
    @blueprint.response(200, NameablePersonsSchema, example={"items": [_PERSON]})
    def get(self, query: dict[str, str], directive_id: UUID) -> Any:
        """Members below one's organisations with this in their name, to be added or taken out."""
        return {"items": directives.nameable_persons(self.work, directive_id, query["q"])}
