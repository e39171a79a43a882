"""What rings for me, over REST."""

from __future__ import annotations

from typing import Any

from api.blueprint import Blueprint
from api.resource import Resource
from api.schemas.devices import (
    ChannelLinkCreateSchema,
    ChannelLinkSchema,
    DeviceCreateSchema,
    DeviceListSchema,
    DeviceSchema,
    DeviceValueSchema,
)
from services import devices

blueprint = Blueprint("devices", __name__, description="What rings when something is new")
_EXAMPLE = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000e1",
    "kind": "fcm_token",
    "created_at": "2026-11-22T12:00:00+00:00",
}


@blueprint.route("/me/devices")
class MyDevices(Resource):
    """My devices."""

    @blueprint.response(200, DeviceListSchema, example={"items": [_EXAMPLE], "next": None})
    def get(self) -> Any:
        """What rings for me."""
        return {"items": devices.own_devices(self.work), "next": None}

    @blueprint.arguments(DeviceCreateSchema, example={"kind": "fcm_token", "value": "fGz…:APA91b…"})
    @blueprint.response(201, DeviceSchema, example=_EXAMPLE)
    def post(self, fields: dict[str, Any]) -> Any:
        """Let a device ring; registering it again changes nothing."""
        return devices.register(self.work, **fields)

    @blueprint.arguments(DeviceValueSchema, example={"kind": "fcm_token", "value": "fGz…:APA91b…"})
    @blueprint.response(204)
    def delete(self, fields: dict[str, Any]) -> None:
        """Let a device be silent."""
        devices.remove(self.work, **fields)


@blueprint.route("/me/channel-links")
class MyChannelLinks(Resource):
    """My chats."""

    is_repeatable = False

    @blueprint.arguments(ChannelLinkCreateSchema, example={"channel": "telegram"})
    @blueprint.response(
        201, ChannelLinkSchema, example={"code": "K7QW2M9D", "expires_at": "2026-11-22T12:15:00+00:00"}
    )
    def post(self, fields: dict[str, Any]) -> Any:
        """A one-time code, good for 15 minutes, that ties the chat it is sent from to me."""
        return devices.offer_link(self.work, fields["channel"])
