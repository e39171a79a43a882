"""Signing in and out."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired, Length

from core.errors import Invalid, TooManyAttempts, Unauthenticated
from models import SessionKind
from services import accounts
from services.accounts import OtpRequired
from web.accounts.device_name import device_name
from web.accounts.first_step import FirstStep, open_step, seal_step
from web.authentication import forget, known_actor, remember
from web.form import PageForm, Refusals
from web.redirects import local_path
from web.runtime import current_runtime
from web.work import writing

sign_in = Blueprint("sign_in", __name__)


class SignInForm(PageForm):
    """A number and a password."""

    login = StringField(
        "Số điện thoại hoặc số thẻ đảng viên",
        [DataRequired("Đồng chí nhập số điện thoại hoặc số thẻ đảng viên."), Length(max=40)],
    )
    password = PasswordField("Mật khẩu", [DataRequired("Đồng chí nhập mật khẩu."), Length(max=200)])


class OtpForm(PageForm):
    """The code of an authenticator app; ``first_step`` brings what was typed before it."""

    first_step = HiddenField()
    otp = StringField("Mã 6 số", [DataRequired("Đồng chí nhập mã 6 số."), Length(max=20)])


@sign_in.route("/sign-in", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """The first step, and the last for most."""
    if known_actor():
        return redirect(_next_page())
    form = SignInForm()
    if form.is_sent:
        typed = FirstStep(form.login.data, form.password.data)
        with Refusals(form, (Unauthenticated, TooManyAttempts)):
            try:
                return _signed_in(typed, otp=None)
            except OtpRequired:
                second = OtpForm(MultiDict({"first_step": seal_step(typed)}))
                return second.page("accounts/otp.html", next=_next_page())
    return form.page("accounts/sign_in.html", next=_next_page())


@sign_in.post("/sign-in/code")
def code() -> ResponseReturnValue:
    """The second step, for who chose one."""
    form = OtpForm()
    typed = open_step(form.first_step.data)
    if typed is None:
        return redirect(url_for("web.sign_in.show", next=_next_page()), 303)
    if form.is_sent:
        with Refusals(form, (Unauthenticated, TooManyAttempts, Invalid)):
            return _signed_in(typed, otp=form.otp.data)
    return form.page("accounts/otp.html", next=_next_page())


@sign_in.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session on this device."""
    actor = known_actor()
    if actor is not None and actor.session_id is not None:
        with writing() as work:
            accounts.sign_out(work, actor.session_id)
    forget()
    return redirect(url_for("web.sign_in.show"), 303)


def _signed_in(typed: FirstStep, otp: str | None) -> ResponseReturnValue:
    signed_in = accounts.sign_in(
        current_runtime(),
        login=typed.login,
        password=typed.password,
        otp=otp,
        kind=SessionKind.COOKIE,
        device_name=device_name(request.user_agent.string),
        address=request.remote_addr or "",
    )
    remember(signed_in)
    return redirect(_next_page(), 303)


def _next_page() -> str:
    return local_path(request.values.get("next")) or url_for("web.home.show")
