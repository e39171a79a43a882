"""The meetings of the demo before they come about: when, where, how long, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.clock import LOCAL_TIME_ZONE
from demo.chance import dice
from demo.sizes import Size
from demo.tree import FAILING_CELL, MODEL_CELL, Cell, Habit, Setting
from models import MeetingKind

# The part of the months without any record.
_MISSING = {Habit.DILIGENT: 0.01, Habit.MIDDLING: 0.08, Habit.NEGLIGENT: 0.25}
# Shortest and longest meeting, in minutes; 90 is what the rules ask for, and 120 with a theme.
_MINUTES = {Habit.DILIGENT: (90, 125), Habit.MIDDLING: (70, 110), Habit.NEGLIGENT: (45, 95)}
_PROMISED_PRESENT = 15
"""How many of the 40 came to the failing cell last month."""
_PLACES = {
    Setting.OFFICE: "Phòng họp tầng 2",
    Setting.SCHOOL: "Phòng hội đồng nhà trường",
    Setting.CLINIC: "Phòng giao ban trạm y tế",
    Setting.WORKSHOP: "Hội trường nhà máy",
    Setting.NEIGHBOURHOOD: "Nhà văn hóa khu dân cư",
}
_TASKS = (
    "ra quân vệ sinh môi trường và chỉnh trang khu dân cư",
    "rà soát hộ khó khăn để giúp đỡ trước Tết",
    "vận động nhân dân tham gia bảo hiểm y tế",
    "cài đặt và sử dụng Sổ tay đảng viên điện tử",
    "phòng chống thiên tai, bão lũ",
    "giúp đỡ quần chúng ưu tú, tạo nguồn phát triển đảng viên",
    "thu nộp đảng phí đúng hạn",
    "chuẩn bị đánh giá, xếp loại đảng viên cuối năm",
    "giữ gìn an ninh trật tự, an toàn giao thông",
    "chăm lo khuyến học, khuyến tài",
)
_THEMES = (
    "nêu gương của đảng viên nơi cư trú",
    "chuyển đổi số trong sinh hoạt chi bộ",
    "xây dựng nếp sống văn hóa ở khu dân cư",
    "phòng, chống lãng phí",
)


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting to come about. ``present`` is how many came, where the demo promises a figure."""

    cell: Cell
    kind: MeetingKind
    starts_at: datetime
    minutes: int
    content: str
    present: int | None = None
    is_complete: bool = True
    """Attendance was marked to the end, and the record locked."""

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def place(self) -> str:
        """Where it is held."""
        return _PLACES[self.cell.setting]


def gatherings(cell: Cell, size: Size, today: date) -> Iterator[Gathering]:
    """The meetings of a cell, from the first month to the next one; some months have none."""
    months = size.plain_months if cell.is_plain else size.months
    if cell.is_plain and dice("keeps records", cell.code).random() >= size.plain_share_meeting:
        return
    this_month = today.replace(day=1)
    for back in range(months, -2, -1):
        month = _months_later(this_month, -back)
        is_promised = cell.code == FAILING_CELL and back == 1
        if is_promised or dice("month", cell.code, month).random() >= _MISSING[cell.habit]:
            yield _regular(cell, month, back, _PROMISED_PRESENT if is_promised else None)
    if cell.code == MODEL_CELL:
        yield _thematic(cell, today + timedelta(days=3))


def _regular(cell: Cell, month: date, back: int, present: int | None) -> Gathering:
    """The regular meeting of the month that lies ``back`` months before the current one."""
    chance = dice("regular", cell.code, month)
    day = dice("day", cell.code).randint(1, 10)
    if back == 0 and cell.code != MODEL_CELL and chance.random() < 0.3:
        day = chance.randint(20, 28)  # put off
    has_theme = month.month % 3 == 0
    return Gathering(
        cell=cell,
        kind=MeetingKind.REGULAR,
        starts_at=_evening(month.replace(day=day), cell),
        minutes=chance.randint(*_MINUTES[cell.habit]) + 30 * has_theme,
        content=_content(cell, month, has_theme=has_theme),
        present=present,
        is_complete=chance.random() > 0.2 or back > 0 or cell.code == MODEL_CELL,
    )


def _thematic(cell: Cell, on: date) -> Gathering:
    theme = dice("theme", cell.code, on).choice(_THEMES)
    return Gathering(cell, MeetingKind.THEMATIC, _evening(on, cell), 100, f"Sinh hoạt chuyên đề: {theme}.")


def _evening(day: date, cell: Cell) -> datetime:
    hour = time(14, 0) if cell.setting in (Setting.OFFICE, Setting.WORKSHOP) else time(19, 30)
    return datetime.combine(day, hour, LOCAL_TIME_ZONE)


def _content(cell: Cell, month: date, *, has_theme: bool) -> str:
    chance = dice("content", cell.code, month)
    before, after = _months_later(month, -1), chance.sample(_TASKS, 2)
    lines = [
        "Phổ biến văn bản mới của cấp trên.",
        f"Kiểm điểm công việc tháng {before:%m/%Y}.",
        f"Nhiệm vụ tháng {month:%m/%Y}: {after[0]}; {after[1]}.",
    ]
    if has_theme:
        lines.append(f"Kết hợp sinh hoạt chuyên đề: {chance.choice(_THEMES)}.")
    return "\n".join(lines)


def _months_later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)
