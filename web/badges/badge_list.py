"""Who is due a badge in a round, cell by cell, and the list as a spreadsheet."""

from __future__ import annotations

import io
from datetime import date, timedelta
from itertools import groupby

from flask import Blueprint, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from services import badges
from services.badges import BadgeReport
from services.permissions import Permission
from web.frame import current_frame
from web.queries import text_argument
from web.work import reading

badge_list = Blueprint("badge_list", __name__, url_prefix="/badges")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OFFERED = 6


@badge_list.get("")
def show() -> ResponseReturnValue:
    """The list of a round; the next one first, five to come beside it."""
    found, today = _report()
    places = current_frame().places(Permission.MEMBER_VIEW)
    code = found.organisation.code
    offered = sorted({found.round, *_rounds(today)})
    return render_template(
        "badges/list.html",
        report=found,
        cells=[(cell, list(rows)) for cell, rows in groupby(found.rows, key=lambda row: row.cell.name)],
        rounds=[
            (
                f"{day:%d/%m/%Y}",
                url_for(".show", organisation=code, round=day.isoformat()),
                day == found.round,
            )
            for day in offered
        ],
        filters=[
            (
                held.organisation_name,
                url_for(".show", organisation=held.organisation),
                held.organisation == code,
            )
            for held in places
        ],
        workbook=url_for(".workbook", organisation=code, round=found.round.isoformat()),
    )


@badge_list.get("/list.xlsx")
def workbook() -> ResponseReturnValue:
    """The list as a spreadsheet."""
    found, _ = _report()
    name = f"huy-hieu-dang-{found.round:%d-%m-%Y}.xlsx"
    return send_file(io.BytesIO(badges.workbook(found)), XLSX, as_attachment=True, download_name=name)


def _report() -> tuple[BadgeReport, date]:
    places = current_frame().places(Permission.MEMBER_VIEW)
    if not places:
        raise Forbidden
    code = text_argument("organisation") or places[0].organisation
    with reading() as work:
        return badges.report(work, code, round_day=_asked_round()), work.today


def _asked_round() -> date | None:
    try:
        return date.fromisoformat(request.args.get("round", ""))
    except ValueError:
        return None


def _rounds(today: date) -> list[date]:
    numbers = badges.in_force(today)
    found = [badges.round_from(today, numbers)]
    while len(found) < _OFFERED:
        found.append(badges.round_from(found[-1] + timedelta(days=1), numbers))
    return found
