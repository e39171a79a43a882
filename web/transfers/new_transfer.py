"""Beginning a transfer: where to is searched among all cells, or written down if it lies outside."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, DateField, RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from core.clock import local_date
from models import TransferKind
from services import members, movement, organisations
from services.permissions import Permission
from web.form import PageForm
from web.queries import text_argument
from web.redirects import done
from web.runtime import current_runtime
from web.words import choices
from web.work import reading, writing

new_transfer = Blueprint("new_transfer", __name__, url_prefix="/members/<uuid:member_id>/transfers")
_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
_OUTSIDE = ""


class NewTransferForm(PageForm):
    """Where to, from when, and for how long."""

    to = RadioField("Chuyển đến", [Optional()])
    outside = StringField("Nơi đến ngoài sổ tay", [Optional(), Length(max=200)])
    kind = RadioField(
        "Hình thức", [InputRequired()], choices=choices(TransferKind), default=TransferKind.PERMANENT.value
    )
    on = DateField("Ngày đề nghị", [InputRequired("Đồng chí chọn ngày.")], format=_DAYS)
    until = DateField("Ngày hết hạn (chuyển tạm thời)", [Optional()], format=_DAYS)
    is_study = BooleanField("Đi học tập trung")
    letter_number = StringField("Số giấy giới thiệu", [Optional(), Length(max=60)])

    @property
    def fields(self) -> dict[str, Any]:
        """What was typed, as the use case takes it."""
        typed = {name: value or None for name, value in self.data.items()}
        return typed | {"kind": TransferKind(self.kind.data), "is_study": self.is_study.data}


@new_transfer.route("/new", methods=["GET", "POST"])
def show(member_id: UUID) -> ResponseReturnValue:
    """``?q=`` searches the cells by name or code; the form follows what was found."""
    query = text_argument("q")
    with reading() as work:
        row = members.get(work, member_id)
        work.actor.require(Permission.MEMBER_MANAGE, row.cell.ancestors)
        found = organisations.destinations(work, query)
    form = NewTransferForm(on=local_date(current_runtime().clock()))
    cells = [(one.code, f"{one.name}, {one.above}" if one.above else one.name) for one in found]
    form.to.choices = [*cells, (_OUTSIDE, "Một nơi ngoài sổ tay")]
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                begun = movement.request_transfer(work, member_id, **form.fields)
                transfer_id = begun.id
            return done("Đã lập phiếu chuyển sinh hoạt.", "web.transfer.show", transfer_id=transfer_id)
    return form.page("transfers/new.html", row=row, query=query, found=found)
