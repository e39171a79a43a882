"""The six words of an organisation and of each child, and the checks behind them."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from core.errors import Forbidden
from services import organisations, quality
from services.permissions import Permission
from services.quality import QualityReport, Virtue
from web.frame import current_frame
from web.queries import text_argument
from web.work import writing

quality_board = Blueprint("quality_board", __name__, url_prefix="/boards/quality")


@quality_board.get("")
def show() -> ResponseReturnValue:
    """An organisation, its children from the worst up, and what is to be set right."""
    places = current_frame().places(Permission.MEMBER_VIEW)
    if not places:
        raise Forbidden
    with writing() as work:  # figures that are too old are counted anew
        report = quality.report(work, text_argument("organisation") or places[0].organisation)
        above = organisations.way_to(work, report.organisation)
        above = [place for place in above if work.actor.may(Permission.MEMBER_VIEW, place.ancestors)]
    code = report.organisation.code
    return render_template(
        "quality/board.html",
        report=report,
        rows=sorted(report.rows, key=lambda row: 101 if row.score is None else row.score),
        words=_words(report),
        crumbs=[(place.name, _href(place.code)) for place in above],
        filters=[(at.organisation_name, _href(at.organisation), at.organisation == code) for at in places],
    )


def _words(report: QualityReport) -> list[tuple[Virtue, list[quality.CheckFigure]]]:
    """The checks of each word, the most failures first."""
    return [
        (
            word,
            sorted(
                (figure for figure in report.figures if figure.check.virtue is word),
                key=lambda figure: -figure.failed,
            ),
        )
        for word in Virtue
    ]


def _href(code: str) -> str:
    return url_for("web.quality_board.show", organisation=code)
