"""Publication at a time set before, over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.blueprint import Blueprint
from api.resource import Resource, requires
from api.schemas.directive_plans import PublicationPlanCreateSchema, PublicationPlanSchema
from api.schemas.directives import audience_rule
from models import PublicationPlan
from services import directives
from services.actor import Work
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
_PLAN = {
    "publish_at": _NEW["at"],
    "planned_at": "2026-11-22T12:00:00+00:00",
    "rings_at": None,
    "ring_now_because": None,
    "refused_because": None,
}


def _shown(work: Work, plan: PublicationPlan) -> dict[str, Any]:
    rings_at = directives.plan_rings_at(work, plan)
    kept = ("publish_at", "planned_at", "ring_now_because", "refused_because")
    return {name: getattr(plan, name) for name in kept} | {"rings_at": rings_at}


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
        return _shown(self.work, plan)

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.arguments(PublicationPlanCreateSchema, example=_NEW)
    @blueprint.response(200, PublicationPlanSchema, example=_PLAN)
    def put(self, fields: dict[str, Any], directive_id: UUID) -> Any:
        """Let a draft be published at a time to come, to an audience that is resolved again then."""
        plan = directives.plan_publication(
            self.work,
            directive_id,
            audience_rule(fields),
            at=fields["at"],
            ring_now_because=fields["ring_now_because"],
        )
        return _shown(self.work, plan)

    @requires(Permission.DIRECTIVE_MANAGE)
    @blueprint.response(204)
    def delete(self, directive_id: UUID) -> None:
        """Cancel it; the draft may change again."""
        directives.cancel_plan(self.work, directive_id)
