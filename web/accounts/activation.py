"""The first way in: a printed one-time code, exchanged for a password of one's own."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, EqualTo, Length

from core.errors import Invalid, TooManyAttempts, Unauthenticated
from models import SessionKind
from services import accounts
from web.accounts.device_name import device_name
from web.authentication import remember
from web.form import PageForm, Refusals
from web.redirects import done
from web.runtime import current_runtime

activation = Blueprint("activation", __name__)


class ActivationForm(PageForm):
    """The code, and a password twice."""

    code = StringField("Mã kích hoạt", [DataRequired("Đồng chí nhập mã kích hoạt."), Length(max=40)])
    password = PasswordField("Mật khẩu mới", [DataRequired("Đồng chí đặt mật khẩu."), Length(max=200)])
    again = PasswordField(
        "Nhập lại mật khẩu mới",
        [DataRequired("Đồng chí nhập lại mật khẩu."), EqualTo("password", "Hai lần nhập chưa giống nhau.")],
    )


@activation.route("/activation", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """Choose a password by the code on the printed slip."""
    form = ActivationForm()
    if form.is_sent:
        with Refusals(form, (Unauthenticated, TooManyAttempts, Invalid)):
            signed_in = accounts.activate(
                current_runtime(),
                code=form.code.data,
                password=form.password.data,
                kind=SessionKind.COOKIE,
                device_name=device_name(request.user_agent.string),
                address=request.remote_addr or "",
            )
            remember(signed_in)
            return done("Tài khoản đã được kích hoạt. Chào mừng đồng chí.", "web.home.show")
    return form.page("accounts/activation.html")
