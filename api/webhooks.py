"""Webhooks over REST: where other systems are told of changes."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from api.blueprint import Blueprint
from api.fields import Text, line
from api.resource import Resource, requires
from models import WebhookEndpoint
from services import webhooks
from services.permissions import Permission

blueprint = Blueprint(
    "webhooks",
    __name__,
    url_prefix="/webhooks",
    description="Signed messages to other systems (Standard Webhooks): ids and codes, never content",
)
_ID = "01a20424-7fe7-770f-8bd4-4f6f574fc5f5"
_EXAMPLE = {
    "id": _ID,
    "url": "https://nhan.example/so-tay",
    "state": "active",
    "failures": 0,
    "last_error": None,
    "told_event": 1204,
}


class WebhookSchema(Schema):
    """An address, and how far it has been told."""

    id = fields.UUID(required=True)
    url = fields.String(required=True)
    state = fields.String(required=True, metadata={"description": "active, failing or paused"})
    failures = fields.Integer(required=True, metadata={"description": "in a row"})
    last_error = fields.String(required=True, allow_none=True)
    told_event = fields.Integer(required=True, metadata={"description": "the last event that arrived"})


class NewWebhookSchema(WebhookSchema):
    """An address just registered; the secret is shown this once."""

    secret = fields.String(required=True)


class WebhookListSchema(Schema):
    """All addresses of an organisation."""

    items = fields.List(fields.Nested(WebhookSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class WebhookQuery(Schema):
    """Of which organisation."""

    organisation = line(40)


class WebhookCreateSchema(Schema):
    """Whose changes (with all below it), and to where."""

    organisation = line(40)
    url = Text(required=True, validate=Length(1, 2_000))


class ReplaySchema(Schema):
    """Which events, by their numbers, both included."""

    first = fields.Integer(required=True, validate=Range(1, 2**62))
    last = fields.Integer(required=True, validate=Range(1, 2**62))


@blueprint.route("")
class WebhookCollection(Resource):
    """The addresses of an organisation."""

    is_repeatable: ClassVar[bool] = False

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.arguments(WebhookQuery, location="query")
    @blueprint.response(200, WebhookListSchema, example={"items": [_EXAMPLE], "next": None})
    def get(self, query: dict[str, str]) -> Any:
        """The addresses registered for an organisation."""
        found = webhooks.listed(self.work, query["organisation"])
        return {"items": [_shown(one) for one in found], "next": None}

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.arguments(
        WebhookCreateSchema, example={"organisation": "40", "url": "https://nhan.example/so-tay"}
    )
    @blueprint.response(201, NewWebhookSchema, example=_EXAMPLE | {"secret": "whsec_…"})
    def post(self, fields: dict[str, str]) -> Any:
        """Tell another system, from now on, of changes at the centre or a province and below."""
        new = webhooks.register(self.work, fields["organisation"], url=fields["url"])
        return _shown(new.endpoint) | {"secret": new.secret}


@blueprint.route("/<uuid:webhook_id>")
class WebhookItem(Resource):
    """One address."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.response(204)
    def delete(self, webhook_id: UUID) -> None:
        """Tell it nothing more."""
        webhooks.remove(self.work, webhook_id)


@blueprint.route("/<uuid:webhook_id>/pause")
class WebhookPause(Resource):
    """Calling it no longer."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.response(200, WebhookSchema, example=_EXAMPLE | {"state": "paused"})
    def post(self, webhook_id: UUID) -> Any:
        """Call an address no longer until it is resumed; what happens meanwhile waits for it."""
        return _shown(webhooks.pause(self.work, webhook_id))


@blueprint.route("/<uuid:webhook_id>/test")
class WebhookTest(Resource):
    """Trying it."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.response(202)
    def post(self, webhook_id: UUID) -> None:
        """Send a message that means nothing (``webhook.tested``), in its turn like all others."""
        webhooks.send_test(self.work, webhook_id)


@blueprint.route("/<uuid:webhook_id>/resumption")
class WebhookResumption(Resource):
    """Calling it again."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.response(200, WebhookSchema, example=_EXAMPLE)
    def post(self, webhook_id: UUID) -> Any:
        """Call a paused or failing address again, from where it stopped."""
        return _shown(webhooks.resume(self.work, webhook_id))


@blueprint.route("/<uuid:webhook_id>/replay")
class WebhookReplay(Resource):
    """Telling it again."""

    @requires(Permission.ORGANISATION_MANAGE)
    @blueprint.arguments(ReplaySchema, example={"first": 1200, "last": 1204})
    @blueprint.response(202)
    def post(self, fields: dict[str, int], webhook_id: UUID) -> None:
        """Send one event, or a range of events, once more; their ids stay the same."""
        webhooks.replay(self.work, webhook_id, **fields)


def _shown(endpoint: WebhookEndpoint) -> dict[str, Any]:
    failing = "failing" if endpoint.failures else "active"
    return {
        "id": endpoint.id,
        "url": endpoint.url,
        "state": "paused" if endpoint.paused_at else failing,
        "failures": endpoint.failures,
        "last_error": endpoint.last_error,
        "told_event": endpoint.told_event,
    }
