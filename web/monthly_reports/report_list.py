"""The monthly reports of a committee, and those that came up to it."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from services import monthly_reports, organisations
from web.boards.places import crumbs_of, filters_of, place_code
from web.queries import uuid_argument
from web.work import reading

report_list = Blueprint("report_list", __name__, url_prefix="/reports")
_PAGE = 50


@report_list.get("")
def show() -> ResponseReturnValue:
    """The newest first; what waits for a signature says so."""
    code = place_code()
    with reading() as work:
        top = organisations.get(work, code)
        found = monthly_reports.page(work, code, before=uuid_argument("before"), limit=_PAGE)
        crumbs = crumbs_of(work, top, _href)
    last = found[-1].report.id if len(found) == _PAGE else None
    return render_template(
        "monthly_reports/list.html",
        top=top,
        own=[one for one in found if one.organisation.id == top.id],
        received=[one for one in found if one.organisation.id != top.id],
        crumbs=crumbs,
        filters=filters_of(code, _href),
        next=url_for(".show", organisation=code, before=last) if last else None,
    )


def _href(code: str) -> str:
    return url_for("web.report_list.show", organisation=code)
