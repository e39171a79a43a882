"""The addresses that are told of an organisation's changes, and registering another one."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from services import organisations, webhooks
from web.form import PageForm
from web.webhooks.event_words import cause
from web.work import reading, writing

webhook_list = Blueprint("webhook_list", __name__, url_prefix="/organisations/<code>/webhooks")


class WebhookForm(PageForm):
    """Where to."""

    url = StringField(
        "Địa chỉ nhận tin",
        [DataRequired("Đồng chí nhập địa chỉ."), Length(max=2_000)],
        description="Bên quản lý hệ thống kia cấp. Bắt đầu bằng https://",
    )


@webhook_list.route("", methods=["GET", "POST"])
def show(code: str) -> ResponseReturnValue:
    """The list; after a new address the secret, which is shown this once, on the answer itself."""
    with reading() as work:
        place = organisations.get(work, code)
        found = webhooks.listed(work, code)
    form = WebhookForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                new = webhooks.register(work, code, url=form.url.data.strip())
            return render_template("webhooks/registered.html", new=new, place=place)
    return form.page("webhooks/list.html", place=place, webhooks=found, cause=cause)
