"""Lists of an organisation as files, from its page."""

from __future__ import annotations

from flask import Blueprint, abort, send_file
from flask.typing import ResponseReturnValue

from services import exports
from web.organisations.chosen_day import chosen_day
from web.work import writing

download = Blueprint("download", __name__, url_prefix="/organisations/<code>/files")


@download.get("/<noun>.<form>")
def show(code: str, noun: str, form: str) -> ResponseReturnValue:
    """The list as of a day; that it was taken out is logged."""
    with writing() as work:
        if noun not in exports.NOUNS or form not in exports.FORMATS:
            abort(404)
        day = chosen_day(work.today)
        found = exports.export(work, noun, code, form, as_of=day.given)
    return send_file(found.file, mimetype=found.media_type, as_attachment=True, download_name=found.file_name)
