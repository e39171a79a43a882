"""Founding an organisation below another one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from models import CELL_KINDS, Organisation, OrganisationKind
from services import organisations
from services.actor import Work
from services.permissions import Permission
from web.organisations.change_forms import CODE, ChangeForm
from web.redirects import done
from web.words import choices
from web.work import reading, writing

founding = Blueprint("founding", __name__, url_prefix="/organisations/<code>/new")
_REPEATED = ("csrf_token", "step")


class FoundingForm(ChangeForm):
    """What it is called and what it is."""

    title = "Lập tổ chức trực thuộc"
    name = StringField("Tên tổ chức", [DataRequired("Đồng chí nhập tên tổ chức."), Length(max=200)])
    kind = RadioField("Loại hình", [InputRequired("Đồng chí chọn loại hình.")])
    new_code = StringField(
        "Mã", [DataRequired("Đồng chí nhập mã."), CODE], description="Sổ tay đề xuất; không đổi được về sau."
    )

    def __init__(self, work: Work, place: Organisation) -> None:
        """Below ``place``; most often it is a cell that is founded."""
        allowed = organisations.kinds_below(place.kind)
        likely = OrganisationKind.CELL if OrganisationKind.CELL in allowed else max(allowed, default=None)
        code = organisations.proposed_code(work, place, likely) if likely else ""
        name = "Chi bộ " if likely in CELL_KINDS else ""
        super().__init__(work, place, kind=likely, new_code=code, name=name)
        self.kind.choices = choices(kind for kind in OrganisationKind if kind in allowed)

    @property
    def summary(self) -> str:
        """What is founded where."""
        return f"Lập {self.name.data}, mã {self.new_code.data}, trực thuộc {self.place.name}"

    @property
    def founded(self) -> dict[str, Any]:
        """What was typed, as the use case takes it."""
        return {
            "code": self.new_code.data,
            "name": self.name.data,
            "kind": OrganisationKind(self.kind.data),
            "parent": self.place.code,
            "valid_from": self.effective_on.data,
        }


@founding.route("", methods=["GET", "POST"])
def show(code: str) -> ResponseReturnValue:
    """The form; sent with ``step`` "preview" the question, with "confirm" it is done."""
    with reading() as work:
        place = organisations.get(work, code)
        work.actor.require(Permission.ORGANISATION_MANAGE, place.ancestors)
        form = FoundingForm(work, place)
    step = request.form.get("step")
    if step in ("preview", "confirm") and form.is_sent:
        with form.refusals:
            if step == "confirm":
                with writing() as work:
                    organisations.create(work, **form.founded, decision=form.decision.data or None)
                return done("Đã lập tổ chức.", "web.organisation.show", code=form.new_code.data)
            with writing() as work:
                organisations.try_creation(work, **form.founded)
            sent = [(name, text) for name, text in request.form.items(multi=True) if name not in _REPEATED]
            return render_template(
                "organisations/preview.html", form=form, place=place, report=None, sent=sent
            )
    return form.page("organisations/change.html", kind="new", place=place, query="")
