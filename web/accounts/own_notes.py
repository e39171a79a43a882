"""One's own private notes on meetings: all deleted at once, after a question."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from services import meetings
from web.redirects import done
from web.work import reading, writing

own_notes = Blueprint("own_notes", __name__, url_prefix="/account/notes")


@own_notes.route("/deletion")
def show() -> str:
    """The question before it: how many there are, and that they do not come back."""
    with reading() as work:
        count = meetings.note_count(work)
    return render_template("accounts/own_notes.html", count=count)


@own_notes.post("/deletion")
def delete() -> ResponseReturnValue:
    """Delete them."""
    with writing() as work:
        count = meetings.delete_notes(work)
    told = f"Đã xóa {count} ghi chép riêng." if count else "Đồng chí không có ghi chép riêng nào."
    return done(told, "web.account.show")
