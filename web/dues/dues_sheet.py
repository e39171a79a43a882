"""Who paid their dues for a month: «all have paid, except …», in one form that works offline."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from core.errors import Conflict, Forbidden, Invalid
from models import CELL_KINDS
from services import dues, organisations
from services.permissions import Permission
from web.boards.months import chosen_months
from web.frame import current_frame
from web.queries import text_argument
from web.redirects import done
from web.work import reading, writing

dues_sheet = Blueprint("dues_sheet", __name__, url_prefix="/dues")


@dues_sheet.route("", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """The sheet of a cell; of an organisation above, its cells with their numbers."""
    places = current_frame().places(Permission.DUES_VIEW)
    if not places:
        raise Forbidden
    code = text_argument("organisation") or places[0].organisation
    with reading() as work:
        months = chosen_months(work.today)
        organisation = organisations.get(work, code)
        work.actor.require(Permission.DUES_VIEW, organisation.ancestors)
    context = {
        "organisation": organisation,
        "months": months,
        "month": months.first_day,
        "filters": [
            (
                held.organisation_name,
                url_for(".show", organisation=held.organisation),
                held.organisation == code,
            )
            for held in places
        ],
    }
    if organisation.kind not in CELL_KINDS:
        with reading() as work:
            cells = dues.by_cell(work, code, months.first_day)
        return render_template("dues/cells.html", cells=cells, **context)
    refusal = ""
    if request.method == "POST":
        try:
            return _save(code, months.first_day)
        except (Invalid, Conflict) as error:
            refusal = error.sentence()
    with reading() as work:
        sheet = dues.read_sheet(work, code, months.first_day)
    page = render_template("dues/sheet.html", sheet=sheet, refusal=refusal, **context)
    return page, 422 if refusal else 200


def _save(code: str, month: date) -> ResponseReturnValue:
    """Only those who stood on the page are recorded: whoever came meanwhile was not seen."""
    unpaid = set(request.form.getlist("unpaid"))
    paid = {_id(one): one not in unpaid for one in request.form.getlist("member")}
    with writing() as work:
        saved = dues.save_sheet(work, code, month, {one: is_paid for one, is_paid in paid.items() if one})
    told = f"Đã ghi đảng phí tháng {month:%m/%Y}: {saved.paid} đã đóng, {saved.unpaid} chưa đóng."
    return done(told, ".show", organisation=code, **{"from": f"{month:%Y-%m}"})


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
