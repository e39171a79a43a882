"""Signing in, on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import Length

from api.fields import Text, line
from models import Role, SessionKind


class SignInSchema(Schema):
    """A phone or party-card number and a password; ``otp`` where the member set one up."""

    login = line(60)
    password = fields.String(required=True, validate=Length(1, 200))
    otp = Text(allow_none=True, validate=Length(max=20))
    device_name = Text(load_default="Thiết bị", validate=Length(max=100))


class ActivationSchema(Schema):
    """A one-time code, exchanged for a password of one's own."""

    code = line(40)
    password = fields.String(required=True, validate=Length(1, 200))
    device_name = Text(load_default="Thiết bị", validate=Length(max=100))


class SignedInMemberSchema(Schema):
    """Who signed in."""

    id = fields.UUID(required=True)
    full_name = fields.String(required=True)


class HeldRoleSchema(Schema):
    """A role, and the code of the organisation it is held at."""

    role = fields.Enum(Role, by_value=True, required=True)
    organisation = fields.String(required=True)


class SessionSchema(Schema):
    """A new session: the token is shown only here."""

    token = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True)
    member = fields.Nested(SignedInMemberSchema, required=True)
    roles = fields.List(fields.Nested(HeldRoleSchema), required=True)


class MeSchema(Schema):
    """Who I am here."""

    member = fields.Nested(SignedInMemberSchema, required=True)
    roles = fields.List(fields.Nested(HeldRoleSchema), required=True)
    unread = fields.Integer(required=True, metadata={"description": "directives not opened yet"})


class DeviceSessionSchema(Schema):
    """A device I am signed in on."""

    id = fields.UUID(required=True)
    kind = fields.Enum(SessionKind, by_value=True, required=True)
    device_name = fields.String(required=True)
    created_at = fields.AwareDateTime(required=True)
    last_used_at = fields.AwareDateTime(required=True)
    expires_at = fields.AwareDateTime(required=True)
    is_current = fields.Boolean(required=True)


class DeviceSessionListSchema(Schema):
    """All of them."""

    items = fields.List(fields.Nested(DeviceSessionSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class RotatedSchema(Schema):
    """The token to use from now on."""

    token = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True)


class TotpOfferSchema(Schema):
    """What an authenticator app has to be told."""

    secret = fields.String(required=True)
    uri = fields.String(required=True)


class OtpSchema(Schema):
    """A code of the authenticator app."""

    otp = line(20)
