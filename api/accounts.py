"""Signing in and out over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import request

from api.blueprint import Blueprint, problems
from api.resource import PublicResource, Resource, runtime
from api.schemas.accounts import (
    ActivationSchema,
    DeviceSessionListSchema,
    MeSchema,
    OtpSchema,
    RotatedSchema,
    SessionSchema,
    SignInSchema,
    TotpOfferSchema,
)
from models import SessionKind
from services import accounts, directives
from services.accounts import SignedIn
from services.actor import ANONYMOUS

blueprint = Blueprint("session", __name__, description="Signing in, and the devices one is signed in on")
_MEMBER = {"id": "01934e2a-7b1c-7d3e-8f00-000000000001", "full_name": "Nguyễn Thị Ví Dụ"}
_ROLES = [{"role": "member", "organisation": "17206-CB01"}]
_TOKEN = {"token": "mU3x…43 characters…", "expires_at": "2027-05-21T12:00:00+00:00"}
_SESSION = _TOKEN | {"member": _MEMBER, "roles": _ROLES}
_DEVICE = {
    "id": "01934e2a-7b1c-7d3e-8f00-0000000000a1",
    "kind": "bearer",
    "device_name": "Samsung A15",
    "created_at": "2026-11-22T12:00:00+00:00",
    "last_used_at": "2026-11-22T12:31:00+00:00",
    "expires_at": "2027-05-21T12:00:00+00:00",
    "is_current": True,
}
_PUBLIC: dict[str, Any] = {"security": [], "responses": problems(401, 422, 429, 503)}


def _opened(signed_in: SignedIn) -> dict[str, Any]:
    with runtime().work(ANONYMOUS, read_only=True) as work:
        identity = accounts.identity(work, signed_in.member_id)
    return {
        "token": signed_in.token,
        "expires_at": signed_in.expires_at,
        "member": identity.member,
        "roles": identity.roles,
    }


@blueprint.route("/sessions")
class Sessions(PublicResource):
    """Signing in."""

    @blueprint.doc(**_PUBLIC)
    @blueprint.arguments(
        SignInSchema,
        example={"login": "0912000001", "password": "mot mat khau dai", "device_name": "Samsung A15"},
    )
    @blueprint.response(201, SessionSchema, example=_SESSION)
    def post(self, fields: dict[str, Any]) -> Any:
        """Sign in with a phone or party-card number."""
        signed_in = accounts.sign_in(
            runtime(),
            login=fields["login"],
            password=fields["password"],
            otp=fields.get("otp"),
            kind=SessionKind.BEARER,
            device_name=fields["device_name"],
            address=request.remote_addr or "",
        )
        return _opened(signed_in)


@blueprint.route("/activations")
class Activations(PublicResource):
    """The first way in."""

    @blueprint.doc(**_PUBLIC)
    @blueprint.arguments(
        ActivationSchema,
        example={"code": "K7QW-2M9D-XR4T", "password": "mot mat khau dai", "device_name": "Samsung A15"},
    )
    @blueprint.response(201, SessionSchema, example=_SESSION)
    def post(self, fields: dict[str, Any]) -> Any:
        """Exchange a one-time code for a password of one's own, and sign in."""
        signed_in = accounts.activate(
            runtime(), kind=SessionKind.BEARER, address=request.remote_addr or "", **fields
        )
        return _opened(signed_in)


@blueprint.route("/me")
class Me(Resource):
    """Oneself."""

    @blueprint.response(200, MeSchema, example={"member": _MEMBER, "roles": _ROLES, "unread": 2})
    def get(self) -> Any:
        """Who I am, my roles, and how much I have not read."""
        identity = accounts.identity(self.work, self.work.actor.identity)
        return {
            "member": identity.member,
            "roles": identity.roles,
            "unread": directives.unread_count(self.work),
        }


@blueprint.route("/me/sessions")
class MySessions(Resource):
    """The devices I am signed in on."""

    @blueprint.response(200, DeviceSessionListSchema, example={"items": [_DEVICE], "next": None})
    def get(self) -> Any:
        """Every device I am signed in on, last used first."""
        current = self.work.actor.session_id
        return {
            "items": [
                {
                    "id": session.id,
                    "kind": session.kind,
                    "device_name": session.device_name,
                    "created_at": session.created_at,
                    "last_used_at": session.last_used_at,
                    "expires_at": session.expires_at,
                    "is_current": session.id == current,
                }
                for session in accounts.own_sessions(self.work)
            ],
            "next": None,
        }


@blueprint.route("/me/sessions/<uuid:session_id>")
class MySession(Resource):
    """One of my devices."""

    @blueprint.response(204)
    def delete(self, session_id: UUID) -> None:
        """Sign a device out; its token is worthless at once."""
        accounts.sign_out(self.work, session_id)


@blueprint.route("/me/sessions/current/rotation")
class MySessionRotation(Resource):
    """The token of this device."""

    is_repeatable = False

    @blueprint.response(201, RotatedSchema, example=_TOKEN)
    def post(self) -> Any:
        """Exchange the token for a new one; the old one stays good for two minutes."""
        return accounts.rotate(self.work)


@blueprint.route("/me/totp")
class MyTotp(Resource):
    """One-time passwords from an authenticator app."""

    is_repeatable = False

    @blueprint.response(
        201, TotpOfferSchema, example={"secret": "JBSWY3DPEHPK3PXP", "uri": "otpauth://totp/…"}
    )
    def post(self) -> Any:
        """Begin: a secret for the app. It counts once confirmed by a code."""
        return accounts.begin_totp(self.work)

    @blueprint.arguments(OtpSchema, example={"otp": "123456"})
    @blueprint.response(204)
    def put(self, fields: dict[str, str]) -> None:
        """Confirm with a first code: from now on signing in needs one."""
        accounts.confirm_totp(self.work, fields["otp"])


@blueprint.route("/me/totp/end")
class MyTotpEnd(Resource):
    """Signing in without a one-time password again."""

    @blueprint.arguments(OtpSchema, example={"otp": "123456"})
    @blueprint.response(204)
    def post(self, fields: dict[str, str]) -> None:
        """Stop, proving with a last code who asks."""
        accounts.stop_totp(self.work, fields["otp"])
