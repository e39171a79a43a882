"""What was published to the member: unread first, everything on request, any of it by search."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from services import directives
from web.frame import current_frame
from web.queries import number_argument, text_argument, uuid_argument
from web.work import reading

inbox = Blueprint("inbox", __name__, url_prefix="/directives")
_PAGE = 20


@inbox.get("")
def show() -> ResponseReturnValue:
    """The unread while there are any; ``?show=all`` the rest as well, ``?q=`` what fits."""
    if query := text_argument("q"):
        return _search(query)
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


def _search(query: str) -> ResponseReturnValue:
    with reading() as work:
        found = directives.find(
            work,
            query=query,
            is_public=True,
            before=uuid_argument("before"),
            limit=_PAGE,
        )
    return render_template(
        "directives/search.html",
        query=query,
        found=found,
        next=found[-1].id if len(found) == _PAGE else None,
    )
