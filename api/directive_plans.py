"""Publication at a time set before, over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.directive_plans import PublicationPlanCreateSchema, PublicationPlanSchema
from api.schemas.directives import audience_rule
from services import directives
from services.directives import DirectiveNotFound
from services.permissions import Permission

blueprint = Blueprint(
    "directive_plans", __name__, url_prefix="/directives", description="Publication at a time set before"
)
_NEW = {
    "at": "2026-12-01T01:00:00+00:00",
    "include": [{"organisation": "17206", "below": True}],
    "exclude": [],
    "roles": [],
    "statuses": [],
}
_PLAN = {"publish_at": _NEW["at"], "planned_at": "2026-11-22T12:00:00+00:00", "refused_because": None}


@blueprint.route("/<uuid:directive_id>/publication-plan")
class DirectivePublicationPlan(Resource):
    """When a draft is to be published by itself."""

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(200, PublicationPlanSchema, example=_PLAN)
    def get(self, directive_id: UUID) -> Any:
        """When it is to be published, or why it was not."""
        plan = directives.plan_of(self.work, directive_id)
        if plan is None:
            raise DirectiveNotFound
        return plan

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(PublicationPlanCreateSchema, example=_NEW)
    @blueprint.response(200, PublicationPlanSchema, example=_PLAN)
    def put(self, fields: dict[str, Any], directive_id: UUID) -> Any:
        """Let a draft be published at a time to come, to an audience that is resolved again then."""
        return directives.plan_publication(
            self.work, directive_id, audience_rule(fields), at=fields.pop("at")
        )

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(204)
    def delete(self, directive_id: UUID) -> None:
        """Cancel it; the draft may change again."""
        directives.cancel_plan(self.work, directive_id)
