"""Ordering a change: the form, what it would do, and the word that it be done; one way for all kinds."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from models import Organisation
from services import organisations
from services.actor import Work
from services.organisations import ChangeReport
from services.permissions import Permission
from web.organisations.change_forms import (
    ChangeForm,
    DissolveForm,
    KindForm,
    MergeForm,
    MoveForm,
    RenameForm,
)
from web.organisations.split_form import split_form
from web.redirects import done
from web.work import reading, writing

organisation_change = Blueprint("organisation_change", __name__, url_prefix="/organisations/<code>/changes")

FORMS: dict[str, Callable[[Work, Organisation], ChangeForm]] = {
    "rename": RenameForm,
    "move": MoveForm,
    "kind": KindForm,
    "merge": MergeForm,
    "split": split_form,
    "dissolve": DissolveForm,
}
_REPEATED = ("csrf_token", "step")


@organisation_change.route("/<kind>", methods=["GET", "POST"])
def show(code: str, kind: str) -> ResponseReturnValue:
    """The form; sent with ``step`` "preview" what it would do, with "confirm" it is done."""
    form = _form(code, kind)
    step = request.form.get("step")
    if step in ("preview", "confirm") and form.is_sent:
        with form.refusals:
            with writing() as work:
                report = form.order(work, preview=step == "preview")
            return _asked(form, report) if step == "preview" else _told(form, report)
    return form.page(
        "organisations/change.html", kind=kind, place=form.place, query=request.args.get("q", "")
    )


def _form(code: str, kind: str) -> ChangeForm:
    with reading() as work:
        place = organisations.get(work, code)
        work.actor.require(Permission.ORGANISATION_MANAGE, place.ancestors)
        if kind not in FORMS or (place.parent_id is None and kind != "rename"):
            abort(404)
        return FORMS[kind](work, place)


def _asked(form: ChangeForm, report: ChangeReport) -> str:
    sent = [(name, text) for name, text in request.form.items(multi=True) if name not in _REPEATED]
    return render_template(
        "organisations/preview.html", form=form, place=form.place, report=report, sent=sent
    )


def _told(form: ChangeForm, report: ChangeReport) -> ResponseReturnValue:
    day = f"{report.effective_on:%d/%m/%Y}"
    text = (
        f"Đã thực hiện, có hiệu lực từ ngày {day}." if report.is_applied else f"Đã ghi, chờ đến ngày {day}."
    )
    return done(text, "web.organisation.show", code=form.place.code)
