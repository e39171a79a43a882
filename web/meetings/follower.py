"""Who follows a cell: chosen by the superior's board or administrator, found by name."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from core.errors import Invalid
from services import meetings, members, organisations
from services.permissions import Permission
from web.authentication import current_actor
from web.queries import text_argument
from web.redirects import done, shown_at
from web.work import reading, writing

follower = Blueprint("follower", __name__, url_prefix="/meetings/follower")
_FOUND = 10


@follower.get("")
def show() -> str:
    """Who followed it from when; ``?q=`` finds members to choose from."""
    code, query = text_argument("organisation"), text_argument("q")
    with reading() as work:
        cell = organisations.get(work, code)
        work.actor.require(Permission.FOLLOWER_SET, cell.ancestors)
        rows = meetings.followers_of(work, code)
        above = organisations.parent_code(work, cell) or code
        found = members.page(work, organisation=above, query=query, limit=_FOUND) if query else []
    return render_template("meetings/follower.html", cell=cell, rows=rows, found=found, query=query)


@follower.post("")
def choose() -> ResponseReturnValue:
    """Let a member follow the cell from today on."""
    current_actor()
    code = text_argument("organisation")
    try:
        member_id = UUID(request.form.get("member", ""))
    except ValueError:
        raise BadRequest from None
    try:
        with writing() as work:
            meetings.set_follower(work, code, member_id=member_id, valid_from=work.today)
    except Invalid as refusal:
        flash(refusal.sentence(), "error")
        return shown_at(".show", organisation=code)
    return done("Đã phân công theo dõi chi bộ.", ".show", organisation=code)
