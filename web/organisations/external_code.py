"""Letting an organisation be known by a code of another system."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from services import organisations
from services.permissions import Permission
from web.form import PageForm
from web.redirects import done
from web.work import reading, writing

external_code = Blueprint("external_code", __name__, url_prefix="/organisations/<code>/external-codes")


class ExternalCodeForm(PageForm):
    """Which system, and its code."""

    system = StringField(
        "Hệ thống",
        [DataRequired("Đồng chí nhập tên hệ thống."), Length(max=40)],
        description="Viết ngắn, không dấu. Ví dụ: gso cho mã đơn vị hành chính của Tổng cục Thống kê.",
    )
    code = StringField(
        "Mã trong hệ thống đó",
        [DataRequired("Đồng chí nhập mã."), Length(max=100)],
        description="Giữ cả số 0 ở đầu.",
    )


@external_code.route("", methods=["GET", "POST"])
def show(code: str) -> ResponseReturnValue:
    """The form, and the codes there are."""
    with reading() as work:
        place = organisations.get(work, code)
        work.actor.require(Permission.ORGANISATION_MANAGE, place.ancestors)
        codes = organisations.external_codes(work, code)
    form = ExternalCodeForm(system=codes[0].system if codes else "")
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                organisations.add_external_code(work, code, system=form.system.data, external=form.code.data)
            return done("Đã thêm mã.", "web.organisation.show", code=place.code)
    return form.page("organisations/external_code.html", place=place, codes=codes)
