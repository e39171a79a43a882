"""One address of another system: what it was told last, and what can be done about it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from core.errors import Conflict
from services import webhooks
from services.webhooks import DeliveryState
from web.redirects import done
from web.webhooks.event_words import EVENTS, cause
from web.work import reading, writing

webhook = Blueprint("webhook", __name__, url_prefix="/webhooks/<uuid:webhook_id>")
_STATES = {
    DeliveryState.ARRIVED: ("Đã nhận", "green"),
    DeliveryState.FAILING: ("Chưa nhận được", "red"),
    DeliveryState.WAITING: ("Đang chờ gửi", "blue"),
}


@webhook.get("")
def show(webhook_id: UUID) -> ResponseReturnValue:
    """How it fares, and the latest deliveries."""
    return _page(webhook_id)


@webhook.post("/pause")
def pause(webhook_id: UUID) -> ResponseReturnValue:
    """Call it no longer."""
    with writing() as work:
        webhooks.pause(work, webhook_id)
    return done("Đã tạm ngừng. Tin mới sẽ chờ đến khi gửi tiếp.", ".show", webhook_id=webhook_id)


@webhook.post("/resumption")
def resume(webhook_id: UUID) -> ResponseReturnValue:
    """Call it again."""
    with writing() as work:
        webhooks.resume(work, webhook_id)
    return done("Đã gửi tiếp từ chỗ dừng.", ".show", webhook_id=webhook_id)


@webhook.post("/test")
def test(webhook_id: UUID) -> ResponseReturnValue:
    """Send what means nothing."""
    try:
        with writing() as work:
            webhooks.send_test(work, webhook_id)
    except Conflict as refusal:
        return _page(webhook_id, refusal.sentence()), 422
    return done(
        "Đã xếp một tin thử. Đồng chí mở lại trang này sau một phút để xem.", ".show", webhook_id=webhook_id
    )


@webhook.post("/replay")
def replay(webhook_id: UUID) -> ResponseReturnValue:
    """Send one event once more."""
    event = request.form.get("event", type=int)
    with writing() as work:
        if event is None:
            abort(400)
        webhooks.replay(work, webhook_id, first=event, last=event)
    return done(f"Tin số {event} sẽ được gửi lại.", ".show", webhook_id=webhook_id)


@webhook.route("/removal", methods=["GET", "POST"])
def remove(webhook_id: UUID) -> ResponseReturnValue:
    """The question; sent by POST, nothing more is told."""
    with reading() as work:
        found = webhooks.detail(work, webhook_id)
    if request.method == "POST":
        with writing() as work:
            webhooks.remove(work, webhook_id)
        return done("Đã bỏ địa chỉ.", "web.webhook_list.show", code=found.organisation.code)
    return render_template("webhooks/removal.html", webhook=found)


def _page(webhook_id: UUID, refusal: str = "") -> str:
    with reading() as work:
        found = webhooks.detail(work, webhook_id)
    return render_template(
        "webhooks/webhook.html", webhook=found, refusal=refusal, events=EVENTS, states=_STATES, cause=cause
    )
