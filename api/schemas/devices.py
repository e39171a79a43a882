"""Devices that ring, on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf

from api.fields import Text
from models import DeviceKind, Messenger

REGISTERED = (DeviceKind.FCM_TOKEN, DeviceKind.FCM_ID, DeviceKind.WEBPUSH)


class PushKeysSchema(Schema):
    """The keys of a browser's push subscription, base64url."""

    p256dh = fields.String(required=True, validate=Length(max=200))
    auth = fields.String(required=True, validate=Length(max=100))


class DeviceValueSchema(Schema):
    """A registration token, an installation id, or the endpoint of a push subscription."""

    kind = fields.Enum(DeviceKind, by_value=True, required=True, validate=OneOf(REGISTERED))
    value = Text(required=True, validate=Length(1, 4096))


class DeviceCreateSchema(DeviceValueSchema):
    """A device that shall ring; ``keys`` only for ``webpush``."""

    keys = fields.Nested(PushKeysSchema, allow_none=True)


class DeviceSchema(Schema):
    """A device of mine; its address is not shown again."""

    id = fields.UUID(required=True)
    kind = fields.Enum(DeviceKind, by_value=True, required=True)
    created_at = fields.AwareDateTime(required=True)


class DeviceListSchema(Schema):
    """All of them."""

    items = fields.List(fields.Nested(DeviceSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class ChannelLinkCreateSchema(Schema):
    """Which chat service to link."""

    channel = fields.Enum(Messenger, by_value=True, required=True)


class ChannelLinkSchema(Schema):
    """A one-time code to send to the bot from the chat that is to be linked."""

    code = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True)
