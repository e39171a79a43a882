"""Step one: the file, and whose members it lists."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField
from wtforms.validators import InputRequired

from core.errors import Forbidden
from services import imports, organisations
from services.actor import Work
from services.permissions import Permission
from web.form import PageForm
from web.frame import current_frame
from web.queries import text_argument
from web.work import reading, writing

new_import = Blueprint("new_import", __name__, url_prefix="/imports")


class FileForm(PageForm):
    """A list to send."""

    organisation = SelectField("Danh sách của tổ chức nào", [InputRequired()])
    file = FileField("Chọn tệp danh sách", [FileRequired("Đồng chí chọn tệp danh sách.")])


@new_import.route("/new", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """Send a file; it is read at once, or by a worker while the page shows how far it is."""
    places = current_frame().places(Permission.MEMBER_MANAGE)
    if not places:
        raise Forbidden
    asked = text_argument("organisation")
    form = FileForm(organisation=asked or places[0].organisation)
    with reading() as work:
        tops = dict.fromkeys([*([asked] if asked else []), *(held.organisation for held in places)])
        form.organisation.choices = {code: name for top in tops for code, name in _within(work, top).items()}
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                run = imports.upload(
                    work,
                    organisation=form.organisation.data,
                    file_name=form.file.data.filename or "",
                    content=form.file.data.read(),
                )
            return redirect(url_for("web.import_run.show", run_id=run.id), 303)
    return form.page("imports/new.html")


def _within(work: Work, code: str) -> dict[str, str]:
    """An organisation and those directly below it."""
    top = organisations.get(work, code)
    work.actor.require(Permission.MEMBER_MANAGE, top.ancestors)
    return {place.code: place.name for place in (top, *organisations.children(work, top))}
