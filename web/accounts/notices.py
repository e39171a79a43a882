"""What rings: this browser, and chats linked to the account."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from core.errors import Invalid
from models import DeviceKind, Messenger
from services import devices
from web.work import writing

notices = Blueprint("notices", __name__, url_prefix="/account")


@notices.post("/browser")
def ring_here() -> Response:
    """Let this browser ring; sent by push.js with the subscription that the browser gave it."""
    subscription = _subscription()
    with writing() as work:
        devices.register(
            work,
            kind=DeviceKind.WEBPUSH,
            value=subscription["endpoint"],
            keys=subscription.get("keys"),
        )
    return Response(status=204)


@notices.post("/browser/end")
def be_silent_here() -> Response:
    """Let this browser be silent."""
    endpoint = _subscription()["endpoint"]
    with writing() as work:
        devices.remove(work, kind=DeviceKind.WEBPUSH, value=endpoint)
    return Response(status=204)


@notices.post("/telegram")
def link_telegram() -> ResponseReturnValue:
    """A one-time code to send to the bot: shown once, on the answer itself."""
    return _offer(Messenger.TELEGRAM)


@notices.post("/zalo")
def link_zalo() -> ResponseReturnValue:
    """The same for Zalo."""
    return _offer(Messenger.ZALO)


def _offer(messenger: Messenger) -> ResponseReturnValue:
    with writing() as work:
        offer = devices.offer_link(work, messenger)
    return render_template("accounts/chat_link.html", offer=offer, messenger=messenger.value.capitalize())


def _subscription() -> dict[str, Any]:
    sent = request.get_json()
    if not isinstance(sent, dict) or not isinstance(sent.get("endpoint"), str):
        raise Invalid(field="endpoint")
    if not isinstance(sent.get("keys", {}), dict):
        raise Invalid(field="keys")
    return sent
