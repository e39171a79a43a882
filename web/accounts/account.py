"""One's own account: who one is here, what rings, and where one is signed in."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from core import vapid
from services import accounts, devices, meetings
from web.authentication import current_actor, forget
from web.frame import current_frame
from web.redirects import done
from web.runtime import current_runtime
from web.work import reading, writing

account = Blueprint("account", __name__, url_prefix="/account")


@account.get("")
def show() -> ResponseReturnValue:
    """Everything about the account on one page."""
    with reading() as work:
        sessions = accounts.own_sessions(work)
        rings = devices.own_devices(work)
        totp = accounts.totp_status(work)
        note_count = meetings.note_count(work)
    settings = current_runtime().settings
    return render_template(
        "accounts/account.html",
        identity=current_frame().identity,
        sessions=sessions,
        this_session=current_actor().session_id,
        devices=rings,
        totp=totp,
        note_count=note_count,
        has_telegram=settings.telegram_bot_token is not None,
        has_zalo=settings.zalo_bot_token is not None and settings.zalo_webhook_secret is not None,
        push_key=vapid.public_key(settings),
    )


@account.post("/sessions/<uuid:session_id>/end")
def end_session(session_id: UUID) -> ResponseReturnValue:
    """Sign out another device, or this one."""
    with writing() as work:
        accounts.sign_out(work, session_id)
    if session_id == current_actor().session_id:
        forget()
        return done("Đồng chí đã đăng xuất khỏi máy này.", "web.sign_in.show")
    return done("Đã đăng xuất khỏi thiết bị đó.", "web.account.show")
