"""The usual day, hour and place of a cell's meeting: said once, and every month is planned from it."""

from __future__ import annotations

from datetime import time
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from wtforms import IntegerField, RadioField, StringField, TimeField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from core.errors import Forbidden
from services import meetings, organisations
from services.actor import Work
from services.meetings import Habit
from services.meetings.errors import HabitNotKnown
from services.permissions import Permission
from web.form import PageForm
from web.meetings.meetings import recorded_cells
from web.queries import text_argument
from web.redirects import done
from web.work import reading, writing

habit = Blueprint("habit", __name__, url_prefix="/meetings/habit")
_THEMES = {
    "": "Chi bộ tự lên lịch chuyên đề",
    "1": "Tháng đầu mỗi quý",
    "2": "Tháng giữa mỗi quý",
    "3": "Tháng cuối mỗi quý",
}
_DAY = [InputRequired("Đồng chí nhập ngày, từ 1 đến 31."), NumberRange(1, 31)]


class HabitForm(PageForm):
    """When and where the cell usually meets."""

    first_day = IntegerField("Từ ngày", _DAY, description="Ví dụ: 3. Ghi 31 nếu là ngày cuối tháng.")
    last_day = IntegerField("Đến ngày", _DAY, description="Ví dụ: 5. Họp đúng một ngày thì ghi như ô trên.")
    at = TimeField("Giờ họp", [InputRequired("Đồng chí chọn giờ họp.")])
    place = StringField(
        "Địa điểm",
        [DataRequired("Đồng chí nhập địa điểm."), Length(max=200)],
        description="Ví dụ: Nhà văn hóa thôn Đông.",
    )
    theme_month = RadioField("Sinh hoạt chuyên đề", choices=_THEMES, default="")

    @property
    def habit(self) -> Habit:
        """What was typed, as the use case takes it."""
        theme = self.theme_month.data
        return Habit(
            self.first_day.data,
            self.last_day.data,
            self.at.data,
            self.place.data,
            int(theme) if theme else None,
        )


@habit.route("", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """The form, with what was said before."""
    code = text_argument("organisation") or next(iter(recorded_cells()), None)
    if code is None:
        raise Forbidden
    with reading() as work:
        cell = organisations.get(work, code)
        work.actor.require(Permission.MEETING_RECORD, cell.ancestors)
        form = HabitForm(**_kept(work, code))
    if form.is_sent:
        with form.refusals:
            with writing() as work:
                meetings.set_habit(work, code, form.habit)
            return done("Đã lưu ngày họp cố định.", "web.months.show", organisation=code)
    return form.page("meetings/habit.html", cell=cell)


def _kept(work: Work, code: str) -> dict[str, Any]:
    try:
        kept = meetings.habit_of(work, code)
    except HabitNotKnown:
        return {"first_day": 5, "last_day": 5, "at": time(19, 30)}
    shown = {name: getattr(kept, name) for name in ("first_day", "last_day", "at", "place")}
    return shown | {"theme_month": str(kept.theme_month or "")}
