"""One-time passwords: setting an authenticator app up, and doing without again."""

from __future__ import annotations

import io

import qrcode
from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue
from qrcode.image.svg import SvgPathFillImage
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from services import accounts
from web.form import PageForm
from web.redirects import done
from web.work import reading, writing

authenticator = Blueprint("authenticator", __name__, url_prefix="/account")


class CodeForm(PageForm):
    """A code of the app."""

    otp = StringField("Mã 6 số", [DataRequired("Đồng chí nhập mã 6 số trong ứng dụng."), Length(max=20)])


@authenticator.get("/authenticator")
def show() -> ResponseReturnValue:
    """Where setting up stands, and the next step of it."""
    return _page(CodeForm())


@authenticator.get("/authenticator.svg")
def qr_code() -> Response:
    """What the app scans, until it is confirmed."""
    with reading() as work:
        offer = accounts.totp_status(work).offer
    if offer is None:
        abort(404)
    drawn = io.BytesIO()
    qrcode.make(offer.uri, image_factory=SvgPathFillImage, border=4).save(drawn)
    response = Response(drawn.getvalue(), mimetype="image/svg+xml")
    response.cache_control.no_store = True
    return response


@authenticator.post("/authenticator/beginning")
def begin() -> ResponseReturnValue:
    """Make a secret for the app."""
    with writing() as work:
        accounts.begin_totp(work)
    return done("Bước tiếp theo: quét mã bằng ứng dụng xác thực.", "web.authenticator.show")


@authenticator.post("/authenticator/confirmation")
def confirm() -> ResponseReturnValue:
    """Show that the app and the handbook agree."""
    form = CodeForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                accounts.confirm_totp(work, form.otp.data)
            return done("Từ nay khi đăng nhập, đồng chí nhập thêm mã 6 số.", "web.account.show")
    return _page(form)


@authenticator.post("/authenticator/end")
def stop() -> ResponseReturnValue:
    """Do without codes again."""
    form = CodeForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                accounts.stop_totp(work, form.otp.data)
            return done("Đã tắt mã xác thực khi đăng nhập.", "web.account.show")
    return _page(form)


def _page(form: CodeForm) -> ResponseReturnValue:
    with reading() as work:
        status = accounts.totp_status(work)
    return form.page("accounts/authenticator.html", status=status)
