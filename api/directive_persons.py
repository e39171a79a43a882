"""Whom a directive reached, person by person, over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.pagination import cursor_after, decoded, number
from api.resource import Resource, requires
from api.schemas.directive_persons import PersonReachedPageSchema, PersonsReachedQuery
from services import directives
from services.permissions import Permission

blueprint = Blueprint(
    "directive_persons", __name__, url_prefix="/directives", description="Whom a directive reached"
)
_PERSON = {
    "member_id": "01934e2a-7b1c-7d3e-8f00-0000000000a1",
    "full_name": "Nguyễn Văn Ví Dụ",
    "cell": "17206-01",
    "cell_name": "Chi bộ thôn Ví Dụ",
    "state": "refused",
    "cause": "UNREGISTERED",
    "next_step": "open_on_phone",
}


@blueprint.route("/<uuid:directive_id>/reach/members")
class DirectivePersons(Resource):
    """The persons behind the figures."""

    leaves_a_trace = True

    @requires(Permission.DIRECTIVE_FOLLOW)
    @blueprint.arguments(PersonsReachedQuery, location="query")
    @blueprint.response(200, PersonReachedPageSchema, example={"items": [_PERSON], "next": None})
    def get(self, query: dict[str, Any], directive_id: UUID) -> Any:
        """Each addressed member: how far it got, why no further, and what helps.

        A page may hold fewer than `limit` although `next` says that others follow.
        """
        position = decoded(query.pop("cursor", None), number, number)
        found, following = directives.persons_reached(
            self.work, directive_id, **query, after=(position[0], position[1]) if position else None
        )
        return {"items": found, "next": cursor_after(following) if following else None}
