"""The audit log over REST: for auditors, and for the persons concerned."""

from __future__ import annotations

from typing import Any

from api.blueprint import Blueprint
from api.pagination import PageQuery, decoded, number, page
from api.resource import Resource, requires
from api.schemas.audit import AuditPageSchema, AuditQuery
from models import AuditEntry
from services import audit
from services.permissions import Permission

blueprint = Blueprint("audit", __name__, description="Who did what, and who looked at my file")
_ENTRY = {
    "id": 7,
    "at": "2026-11-22T12:00:00+00:00",
    "actor": "01934e2a-7b1c-7d3e-8f00-000000000001",
    "action": "directive.published",
    "subject": "01934e2a-7b1c-7d3e-8f00-0000000000d1",
}


def _position(entry: AuditEntry) -> tuple[int]:
    return (entry.id,)


@blueprint.route("/audit")
class AuditLog(Resource):
    """What happened."""

    @requires(Permission.AUDIT_VIEW)
    @blueprint.arguments(AuditQuery, location="query")
    @blueprint.response(200, AuditPageSchema, example={"items": [_ENTRY], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """What happened at an organisation and below, newest first."""
        position = decoded(query.get("cursor"), number)
        before = position[0] if position else None
        return page(
            lambda most: audit.entries(self.work, query["organisation"], before=before, limit=most),
            query["limit"],
            _position,
        )


@blueprint.route("/me/access-log")
class MyAccessLog(Resource):
    """What was done with my own file."""

    @blueprint.arguments(PageQuery, location="query")
    @blueprint.response(200, AuditPageSchema, example={"items": [_ENTRY], "next": None})
    def get(self, query: dict[str, Any]) -> Any:
        """Who looked at or changed my file, newest first."""
        position = decoded(query.get("cursor"), number)
        before = position[0] if position else None
        return page(
            lambda most: audit.about_me(self.work, before=before, limit=most), query["limit"], _position
        )
