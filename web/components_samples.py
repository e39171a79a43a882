"""Invented persons, directives, meetings and figures that the page of components is filled with."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from markupsafe import Markup

from core.clock import LOCAL_TIME_ZONE


def at(day: int, hour: int, minute: int) -> datetime:
    """A moment of November 2026, in Viet Nam's time."""
    return datetime(2026, 11, day, hour, minute, tzinfo=LOCAL_TIME_ZONE)


class Account(NamedTuple):
    """Who is signed in, as the layout wants it."""

    key: str
    name: str
    place: str
    links: list[tuple[str, str, str]]
    sign_out: str


class Directive(NamedTuple):
    """What a row of a directive shows."""

    symbol: str
    abstract: str
    issuer: str
    issued_on: date
    urgency: str


class AttendanceRow(NamedTuple):
    """One expected member on a sheet."""

    member: str
    name: str
    note: str
    status: str
    reason: str
    is_exempt: bool = False
    number: int | None = None


class CellRow(NamedTuple):
    """One organisation on the board."""

    name: str
    meetings: int
    expected: int
    present: int
    rate: float
    level: str
    note: str


class Step(NamedTuple):
    """One step in the life of a feedback."""

    label: str
    state: str
    at: datetime | None
    note: str


class Message(NamedTuple):
    """One message in a thread."""

    author: str
    place: str
    at: datetime
    text: str
    own: bool


ACCOUNT = Account(
    key="sample",
    name="Nguyễn Thị Hòa",
    place="Bí thư · Chi bộ thôn Đông Hạ",
    links=[
        ("Hồ sơ của tôi", "#", "file-earmark-text"),
        ("Thiết bị và thông báo", "#", "phone"),
        ("Quyền riêng tư", "#", "shield-lock"),
    ],
    sign_out="#",
)

NAVIGATION = [
    ("Trang chính", "#", "house-door", False, 0),
    ("Văn bản", "#", "file-earmark-text", True, 3),
    ("Sinh hoạt", "#", "calendar-event", False, 0),
    ("Phản ánh", "#", "chat-left-text", False, 1),
    ("Bảng theo dõi", "#", "bar-chart-line", False, 0),
    ("Đảng viên", "#", "people", False, 0),
]

FOOTER_LINKS = [("Quyền riêng tư", "#"), ("Hướng dẫn sử dụng", "#"), ("Liên hệ hỗ trợ", "#")]

URGENT = Directive(
    "91-CV/TU",
    "Về việc chủ động ứng phó với cơn bão số 12 và mưa lũ sau bão",
    "Ban Thường vụ Tỉnh ủy",
    date(2026, 11, 12),
    "express",
)
GUIDANCE = Directive(
    "42-HD/BTCTW",
    "Hướng dẫn về nâng cao chất lượng sinh hoạt chi bộ và công tác chuẩn bị nội dung sinh hoạt định kỳ",
    "Ban Tổ chức Trung ương",
    date(2026, 11, 5),
    "urgent",
)
PLAN = Directive(
    "251-KH/TU",
    "Kế hoạch tổng kết công tác xây dựng Đảng năm 2026, phương hướng, nhiệm vụ năm 2027",
    "Tỉnh ủy",
    date(2026, 10, 28),
    "normal",
)
REPLACED = Directive(
    "118-HD/BTCTU",
    "Hướng dẫn đánh giá, xếp loại chất lượng chi bộ năm 2025",
    "Ban Tổ chức Tỉnh ủy",
    date(2025, 11, 3),
    "normal",
)

ACKNOWLEDGE_BY = date(2026, 11, 20)

SHEET = [
    AttendanceRow("m1", "Nguyễn Văn An", "Bí thư chi bộ", "present", ""),
    AttendanceRow("m2", "Trần Thị Bích Ngọc", "", "present_online", ""),
    AttendanceRow("m3", "Lê Quang Đạo", "Dự bị", "late", ""),
    AttendanceRow("m4", "Phạm Thị Hường", "", "absent_excused", "illness"),
    AttendanceRow("m5", "Hoàng Đình Khuê", "", "absent_unexcused", ""),
    AttendanceRow("m6", "Vũ Nguyễn Hoàng Phương Thảo", "Nơi khác chuyển đến tạm thời", "not_marked", ""),
    AttendanceRow("m7", "Đặng Văn Lợi", "Được miễn sinh hoạt", "not_marked", "", is_exempt=True),
]

REASONS = [
    ("illness", "Ốm đau, điều trị"),
    ("duty", "Đi công tác"),
    ("family", "Việc gia đình"),
    ("study", "Đi học"),
    ("other", "Lý do khác đã báo cáo"),
]

BOARD_COLUMNS = [
    ("name", "Tổ chức", False),
    ("meetings", "Số buổi", True),
    ("expected", "Triệu tập", True),
    ("present", "Có mặt", True),
    ("rate", "Tỷ lệ", True),
    ("level", "Mức", False),
]

BOARD = [
    CellRow("Chi bộ thôn Đông Hạ", 1, 40, 15, 37.5, "red", "dưới 50 %"),
    CellRow("Chi bộ Trường Trung học cơ sở Nguyễn Trãi", 1, 22, 18, 81.8, "amber", "đến 85 %"),
    CellRow("Chi bộ Trạm Y tế", 2, 18, 17, 94.4, "green", "trên 85 %"),
]

TIMELINE = [
    Step("Đã gửi", "done", at(3, 19, 42), ""),
    Step("Đảng ủy xã đã tiếp nhận", "done", at(4, 8, 15), "Người tiếp nhận: Văn phòng Đảng ủy."),
    Step("Đang xử lý", "now", at(14, 14, 5), "Đã chuyển Ban Thường vụ Đảng ủy xã xem xét."),
    Step(
        "Trả lời",
        "late",
        None,
        "Hạn trả lời là 12/11/2026, đã quá 2 ngày làm việc. Việc này đã được báo lên cấp trên.",
    ),
    Step("Đồng chí xác nhận kết quả", "next", None, ""),
]

THREAD = [
    Message(
        "",
        "",
        at(3, 19, 42),
        "Đường bê tông từ nhà văn hóa thôn ra trục xã bị lún, xe cấp cứu không vào được.\n\n"
        "Đề nghị xã cho kiểm tra trước mùa mưa.",
        True,
    ),
    Message(
        "Văn phòng Đảng ủy xã",
        "Đảng ủy xã Tân Lập",
        at(4, 8, 15),
        "Đã tiếp nhận phản ánh của đồng chí và chuyển bộ phận địa chính kiểm tra trong tuần này.",
        False,
    ),
]

PROSE = Markup(
    "<h2>Mục đích, yêu cầu</h2>"
    "<p>Việc sinh hoạt chi bộ phải <strong>thiết thực, đúng quy định</strong>, phát huy dân chủ và "
    "trách nhiệm nêu gương của cán bộ, đảng viên; xem <a href='#'>Điều lệ Đảng</a>.</p>"
    "<ol><li>Chi ủy chuẩn bị nội dung và gửi tài liệu trước ít nhất một ngày.</li>"
    "<li>Thời gian một buổi sinh hoạt định kỳ không dưới 90 phút.</li></ol>"
    "<blockquote>Nơi nào chi bộ mạnh, nơi đó phong trào mạnh.</blockquote>"
)
