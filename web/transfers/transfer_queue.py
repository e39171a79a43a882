"""Who leaves the cells one looks after, who comes to them, and what is late."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from services import movement
from services.movement import Direction
from services.permissions import Permission
from web.frame import current_frame
from web.queries import text_argument, uuid_argument
from web.work import reading

transfer_queue = Blueprint("transfer_queue", __name__, url_prefix="/transfers")
_PAGE = 20


@transfer_queue.get("")
def show() -> ResponseReturnValue:
    """The latest first; ``?direction=in`` or ``out``, ``?overdue=true`` only what is late."""
    if not current_frame().may(Permission.MEMBER_VIEW):
        raise Forbidden
    direction, overdue = request.args.get("direction", type=Direction), text_argument("overdue") == "true"
    with reading() as work:
        found = movement.find_transfers(
            work, direction=direction, overdue=overdue, before=uuid_argument("before"), limit=_PAGE
        )
    return render_template(
        "transfers/queue.html",
        slips=found,
        direction=direction,
        overdue=overdue,
        filters=[
            ("Tất cả", url_for(".show"), direction is None and not overdue),
            ("Chuyển đến", url_for(".show", direction="in"), direction is Direction.IN),
            ("Chuyển đi", url_for(".show", direction="out"), direction is Direction.OUT),
            ("Quá hạn", url_for(".show", overdue="true"), overdue),
        ],
        next=found[-1].transfer.id if len(found) == _PAGE else None,
    )
