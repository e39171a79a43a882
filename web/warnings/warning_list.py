"""Early warnings: of one's cell, or of all below, unit by unit."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from models import CELL_KINDS, WarningRule
from services import organisations, warnings
from services.permissions import Permission
from services.warnings import RULES
from web.frame import current_frame
from web.queries import text_argument, uuid_argument
from web.work import reading

warning_list = Blueprint("warning_list", __name__, url_prefix="/warnings")
_PAGE = 20


@warning_list.get("")
def show() -> ResponseReturnValue:
    """Those that wait to be looked at; of an organisation above cells also the number in each child."""
    places = current_frame().places(Permission.REPORT_VIEW)
    if not places:
        raise Forbidden
    code = text_argument("organisation") or places[0].organisation
    chosen = text_argument("rule")
    rule = WarningRule(chosen) if chosen in set(WarningRule) else None
    with reading() as work:
        top = organisations.get(work, code)
        is_cell = top.kind in CELL_KINDS
        found = warnings.page(
            work,
            organisation=code,
            rule=rule,
            live=True,
            about_cells=not is_cell,  # persons stand on the page of their cell, in no list across units
            before=uuid_argument("before"),
            limit=_PAGE,
        )
        rows = [] if is_cell else [row for row in warnings.by_child(work, code) if row.live]
        above = [
            place
            for place in organisations.way_to(work, top)
            if work.actor.may(Permission.REPORT_VIEW, place.ancestors)
        ]
    return render_template(
        "warnings/list.html",
        top=top,
        is_cell=is_cell,
        found=found,
        rows=sorted(rows, key=lambda row: (-row.alerts, -row.live)),
        crumbs=[(place.name, _href(place.code)) for place in above],
        rules=_rules(code, rule),
        next=_href(code, rule=rule, before=found[-1].warning.id) if len(found) == _PAGE else None,
    )


def _rules(code: str, chosen: WarningRule | None) -> list[tuple[str, str, bool]]:
    every = [("Tất cả", _href(code), chosen is None)]
    return every + [(rule.title, _href(code, rule=one), one is chosen) for one, rule in RULES.items()]


def _href(code: str, **values: Any) -> str:
    return url_for("web.warning_list.show", organisation=code, **values)
