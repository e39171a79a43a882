"""What a figure of a board was counted from: meetings and persons, or cells; each within one's rights."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue

from models import Outcome
from services import reports
from services.reports import ConductFigure, Figure
from web.boards.months import chosen_months
from web.boards.places import place_code
from web.queries import text_argument
from web.work import reading

behind = Blueprint("behind", __name__, url_prefix="/boards/behind")
FIGURES = {
    Figure.MEETINGS: "Số buổi đã điểm danh",
    Figure.EXPECTED: "Lượt triệu tập",
    Figure.PRESENT: "Lượt có mặt",
    Figure.EXCUSED: "Lượt vắng có lý do",
    Figure.UNEXCUSED: "Lượt vắng không lý do",
    Figure.NOT_MARKED: "Lượt chưa điểm danh",
}
OUTCOMES: dict[Outcome | None, str] = {
    Outcome.HELD: "Chi bộ đã họp",
    Outcome.HELD_JOINTLY: "Chi bộ họp ghép",
    Outcome.POSTPONED: "Chi bộ hoãn họp",
    Outcome.NOT_HELD: "Chi bộ không họp",
    None: "Chi bộ chưa có thông tin",
}
CONDUCT = {
    ConductFigure.LONG_ENOUGH: "Buổi đủ thời lượng",
    ConductFigure.WITH_CONTENT: "Buổi có nội dung",
    ConductFigure.INVITED_IN_TIME: "Buổi mời đúng hạn",
    ConductFigure.DOCUMENTS_IN_TIME: "Tài liệu đúng hạn",
    ConductFigure.DECISIONS: "Quyết định đã biểu quyết",
}
_NO_RECORD = "no_record"
_Word = TypeVar("_Word", bound=StrEnum)


@behind.get("/attendance")
def show() -> ResponseReturnValue:
    """``?figure=`` of ``?organisation=`` in its months: the meetings, and of a cell the persons."""
    code = place_code()
    figure = _one_of(Figure, text_argument("figure"))
    with reading() as work:
        months = chosen_months(work.today)
        found = reports.explain(work, code, figure, first_day=months.first_day, last_day=months.last_day)
    return render_template(
        "boards/behind.html",
        title=FIGURES[figure],
        found=found,
        months=months,
        back=url_for("web.attendance_board.show", organisation=code, **months.query),
    )


@behind.get("/month")
def cells() -> ResponseReturnValue:
    """``?outcome=`` of the month ``?from=``: the cells that said so, or nothing (``no_record``)."""
    code, word = place_code(), text_argument("outcome")
    outcome = None if word == _NO_RECORD else _one_of(Outcome, word)
    with reading() as work:
        months = chosen_months(work.today)
        found = reports.cells_behind(work, code, months.first_day, outcome)
    return render_template(
        "boards/cells_behind.html",
        title=OUTCOMES[outcome],
        found=found,
        month=months.first_day,
        months=months,
        back=url_for("web.month_board.show", organisation=code, **months.query),
    )


@behind.get("/conduct")
def conduct() -> ResponseReturnValue:
    """``?figure=`` of how meetings of the month ``?from=`` were conducted: those that fall short first."""
    code = place_code()
    figure = _one_of(ConductFigure, text_argument("figure"))
    with reading() as work:
        months = chosen_months(work.today)
        found = reports.conduct_behind(work, code, months.first_day, figure)
    return render_template(
        "boards/conduct_behind.html",
        title=CONDUCT[figure],
        found=found,
        month=months.first_day,
        back=url_for("web.month_board.show", organisation=code, **months.query),
    )


def _one_of(words: type[_Word], word: str) -> _Word:
    if word not in set(words):
        abort(404)
    return words(word)
