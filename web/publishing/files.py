"""The files of a draft."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileRequired, MultipleFileField

from services import directives
from web.form import PageForm
from web.publishing.editing import draft_detail
from web.redirects import done
from web.work import writing

files = Blueprint("files", __name__, url_prefix="/publishing/<uuid:directive_id>/files")


class FilesForm(PageForm):
    """Files to add."""

    file = MultipleFileField("Chọn tệp", [FileRequired("Đồng chí chọn ít nhất một tệp.")])


@files.route("", methods=["GET", "POST"])
def show(directive_id: UUID) -> ResponseReturnValue:
    """The files so far, and adding more."""
    form = FilesForm()
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                for file in form.file.data:
                    directives.attach(work, directive_id, file_name=file.filename or "", content=file.read())
            return done("Đã đính kèm tệp.", ".show", directive_id=directive_id)
    return form.page("publishing/files.html", detail=draft_detail(directive_id))


@files.post("/<uuid:attachment_id>/removal")
def remove(directive_id: UUID, attachment_id: UUID) -> ResponseReturnValue:
    """Take one off."""
    with writing() as work:
        directives.detach(work, directive_id, attachment_id)
    return done("Đã bỏ tệp.", ".show", directive_id=directive_id)
