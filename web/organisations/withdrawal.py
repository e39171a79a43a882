"""Taking back an order that still waits for its day."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from services import organisations
from services.permissions import Permission
from web.organisations.listed_order import listed_orders
from web.redirects import done
from web.work import reading, writing

withdrawal = Blueprint("withdrawal", __name__, url_prefix="/organisations/<code>/orders/<int:change_id>")
_IDS_END = 2**63


@withdrawal.route("/withdrawal", methods=["GET", "POST"])
def show(code: str, change_id: int) -> ResponseReturnValue:
    """The question; sent by POST, the order is withdrawn."""
    if request.method == "POST":
        with writing() as work:
            organisations.withdraw(work, code, min(change_id, _IDS_END - 1))
        return done("Đã rút lại thay đổi đang chờ.", "web.organisation.show", code=code)
    with reading() as work:
        found = organisations.history(work, code)
        work.actor.require(Permission.ORGANISATION_MANAGE, found.organisation.ancestors)
    waiting, _ = listed_orders(found.changes)
    order = next((one for one in waiting if one.change.id == change_id), None)
    if order is None:
        abort(404)
    return render_template("organisations/withdrawal.html", place=found.organisation, order=order)
