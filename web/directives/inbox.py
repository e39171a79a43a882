"""What was published to the member: unread first, everything on request."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services import directives
from web.frame import current_frame
from web.queries import number_argument, text_argument
from web.work import reading

inbox = Blueprint("inbox", __name__, url_prefix="/directives")
_PAGE = 20


@inbox.get("")
def show() -> ResponseReturnValue:
    """The unread while there are any; ``?show=all`` the rest as well, ``?q=`` leads to the library."""
    if query := text_argument("q"):
        return redirect(url_for("web.library.show", q=query))
    unread = request.args.get("show", "unread" if current_frame().unread else "all") == "unread"
    with reading() as work:
        before = number_argument("before")
        items = directives.inbox(work, unread=unread, before=before, limit=_PAGE)
    return render_template(
        "directives/inbox.html",
        items=items,
        unread=unread,
        unread_count=current_frame().unread,
        next=items[-1].seq if len(items) == _PAGE else None,
    )
