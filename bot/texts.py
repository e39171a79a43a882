"""Every word the bot says. What may be put into them is decided in ADR 0007: no content, no names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from html import escape

from bot.buttons import Section
from core.clock import LOCAL_TIME_ZONE
from models import Answer, FeedbackKind, FeedbackLevel, Urgency

COMMANDS = {
    "vanban": "Văn bản chưa đọc",
    "lichhop": "Buổi sinh hoạt sắp tới",
    "phananh": "Gửi phản ánh, kiến nghị, câu hỏi",
    "lienket": "Liên kết với sổ tay bằng mã",
    "huylienket": "Ngừng dùng Telegram với sổ tay",
    "huy": "Hủy việc đang làm",
    "trogiup": "Hướng dẫn",
}

HELP = (
    "<b>Sổ tay đảng viên điện tử</b>\n\n"
    + "\n".join(f"/{name} – {description}" for name, description in COMMANDS.items())
    + "\n\nTelegram là dịch vụ bên ngoài, nên nội dung văn bản chỉ có trong sổ tay."
)


def zalo_help(public_url: str) -> str:
    """What the bot understands where there are no buttons."""
    words = ("vanban", "lichhop", "phananh", "huylienket", "trogiup")
    listed = "\n".join(f"{word} – {COMMANDS[word]}" for word in words)
    return (
        f"Sổ tay đảng viên điện tử\n\nĐồng chí nhắn một trong các từ sau:\n{listed}\n\nSổ tay: {public_url}"
    )


def zalo_feedback(public_url: str) -> str:
    """Feedback is not taken in this chat."""
    return (
        "Phản ánh, kiến nghị, đồng chí viết trong sổ tay để nội dung không đi qua dịch vụ bên ngoài: "
        f"{public_url}/feedback"
    )


NOT_UNDERSTOOD = "Sổ tay chưa hiểu tin nhắn này. Đồng chí gõ /trogiup để xem hướng dẫn."
ONLY_WORDS = "Ở đây sổ tay chỉ nhận chữ. Ảnh và tệp, đồng chí gửi trong sổ tay. Gõ /trogiup để xem hướng dẫn."
ONLY_IN_PRIVATE = "Sổ tay chỉ trả lời trong trò chuyện riêng. Đồng chí hãy nhắn riêng cho sổ tay."
CANCELLED = "Đã hủy, không có gì thay đổi."
ACCOUNT_CLOSED = "Tài khoản sổ tay của đồng chí đang tạm khóa. Vui lòng liên hệ quản trị viên của tổ chức."

# Linking

HOW_TO_LINK = (
    "Đồng chí mở sổ tay, vào mục «Tài khoản», chọn liên kết Telegram để lấy mã, rồi gửi mã đó vào đây. "
    "Mã dùng một lần và có hiệu lực 15 phút."
)
NOT_LINKED = f"Cuộc trò chuyện này chưa liên kết với sổ tay.\n\n{HOW_TO_LINK}"
LINKED = (
    "Đã liên kết. Khi có văn bản mới, đồng chí nhận được thông báo ở đây.\n\n"
    "Thông báo không chứa nội dung văn bản và thông tin cá nhân. Gõ /trogiup để xem hướng dẫn."
)
STILL_LINKED = (
    "Mã này không đúng hoặc đã được dùng. Cuộc trò chuyện này vẫn đang liên kết với sổ tay; "
    "gõ /trogiup để xem hướng dẫn."
)
ASK_UNLINK = "Ngừng liên kết? Đồng chí sẽ không nhận thông báo qua Telegram nữa; sổ tay vẫn dùng như thường."
UNLINKED = "Đã ngừng liên kết. Muốn liên kết lại, gõ /lienket."
UNLINK = "Ngừng liên kết"
KEEP = "Giữ lại"

# Opening the handbook

OPEN = "Mở trong sổ tay"
_SECTIONS = {
    Section.DIRECTIVES: "Văn bản",
    Section.FEEDBACK: "Phản ánh",
    Section.MEETINGS: "Sinh hoạt",
}


def how_to_open(section: Section, address: str) -> str:
    """Where to look, for a handbook whose pages a messenger cannot link to."""
    name = _SECTIONS[section]
    return f"Đồng chí mở sổ tay tại <code>{escape(address)}</code>, vào mục «{name}»."


# Directives

NOTHING_UNREAD = "Đồng chí không có văn bản chưa đọc."
MORE = "Xem tiếp"
OPEN_DIRECTIVE = "Mở văn bản"
ACKNOWLEDGE = "Đã đọc và quán triệt"
I_HAVE_READ = "Tôi đã đọc và quán triệt"
LATER = "Để sau"
_URGENCY = {Urgency.URGENT: "khẩn", Urgency.VERY_URGENT: "thượng khẩn", Urgency.EXPRESS: "hỏa tốc"}


def directive_line(number: int, published_at: datetime, urgency: Urgency) -> str:
    """``Văn bản 1 · 20/11/2026 · khẩn``: all that a messenger learns of a directive."""
    return f"Văn bản {number} · {_about(published_at, urgency)}"


def unread(count: int, lines: Sequence[str]) -> str:
    """A page of what is unread."""
    return "\n".join((f"Đồng chí có <b>{count}</b> văn bản chưa đọc:", "", *lines))


def directive_card(published_at: datetime, urgency: Urgency, *, acknowledged: bool) -> str:
    """One directive."""
    state = "\nĐồng chí đã xác nhận đã đọc và quán triệt." if acknowledged else ""
    return f"Văn bản gửi đồng chí · {_about(published_at, urgency)}{state}"


def ask_whether_read(published_at: datetime) -> str:
    """Before an acknowledgement of what was not opened in the handbook."""
    return (
        f"Sổ tay chưa ghi nhận đồng chí mở văn bản gửi ngày {_day(published_at)}.\n\n"
        "Đồng chí xác nhận đã đọc toàn văn và đã quán triệt?"
    )


def acknowledged(published_at: datetime) -> str:
    """After it."""
    return f"Đã ghi nhận đồng chí đã đọc và quán triệt văn bản gửi ngày {_day(published_at)}."


def _about(published_at: datetime, urgency: Urgency) -> str:
    return " · ".join(part for part in (_day(published_at), _URGENCY.get(urgency, "")) if part)


# Meetings

NO_MEETING = "Chưa có lịch sinh hoạt sắp tới."
I_COME = "Tôi sẽ dự"
I_COME_ONLINE = "Tôi dự trực tuyến"
I_CANNOT_COME = "Xin vắng (trong sổ tay)"
I_AM_HERE = "Tôi có mặt"
REPLIED = {
    Answer.COMING: "Đã ghi nhận: đồng chí sẽ dự. Muốn đổi, gõ /lichhop.",
    Answer.ONLINE: "Đã ghi nhận: đồng chí dự trực tuyến. Muốn đổi, gõ /lichhop.",
}
CHECKED_IN = "Đã điểm danh. Bí thư xem lại danh sách cuối buổi."
MARKED_OTHERWISE = "Đã ghi nhận. Bí thư đã ghi khác trong sổ; đồng chí trao đổi trực tiếp với bí thư."
CALL_ROLL = "Điểm danh cả chi bộ"
OPEN_LIST = "Mở danh sách trong sổ tay"
ALL_PRESENT = "Có mặt đủ"
SOME_ABSENT = "Có người vắng"
ABSENT_EXCUSED = "Ghi: vắng có lý do"
ABSENT_UNEXCUSED = "Ghi: vắng không lý do"
NUMBERS_UNCLEAR = "Sổ tay chưa đọc được. Đồng chí chỉ gửi số thứ tự của những người vắng, ví dụ: 3 17."
NUMBERS_GONE = "Không còn thấy tin nhắn chứa số thứ tự. Đồng chí gõ /lichhop để làm lại."
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def meeting(starts_at: datetime) -> str:
    """Time and day; the place stays in the handbook."""
    local = starts_at.astimezone(LOCAL_TIME_ZONE)
    time = f"{local.hour} giờ {local.minute:02d}" if local.minute else f"{local.hour} giờ"
    return (
        f"Buổi sinh hoạt: <b>{time}, {_WEEKDAYS[local.weekday()]}, ngày {_day(starts_at)}</b>.\n"
        "Địa điểm và nội dung: đồng chí xem trong sổ tay."
    )


def roll(count: int, code: str) -> str:
    """Before a roll is called: no name leaves, so the list is read in the handbook."""
    return (
        f"Danh sách có {count} người, mã danh sách {code}.\n"
        "Ở đây không hiện tên. Đồng chí xem số thứ tự trong sổ tay, trang Điểm danh có cùng mã."
    )


def roll_prompt(code: str) -> str:
    """The question for the numbers. Plain text: the answer is recognised by it."""
    return (
        f"Mã danh sách {code}: đồng chí trả lời tin nhắn này bằng số thứ tự của những người vắng, "
        "ví dụ: 3 17. Không ghi tên. Gõ /huy để thôi."
    )


def code_in_prompt(quoted: str) -> str | None:
    """The code of the list that a question was about; None: it is another text."""
    found = re.match(r"Mã danh sách (\d{4}):", quoted)
    return found.group(1) if found and quoted == roll_prompt(found.group(1)) else None


def roll_summary(numbers: Sequence[int], expected: int, asked: int) -> str:
    """What is about to be saved, in numbers."""
    listed = ", ".join(str(number) for number in numbers)
    known = f" Trong đó {asked} người đã xin vắng trước, sổ ghi theo lý do đã báo." if asked else ""
    rest = "Những người còn lại ghi có mặt. Ghi vào sổ?"
    return f"<b>Vắng {len(numbers)}/{expected}</b>: số {listed}.{known} {rest}"


def roll_called(present: int, expected: int) -> str:
    """After it."""
    return f"Đã điểm danh: có mặt {present}/{expected}. Đồng chí xem lại, sửa và khóa sổ trong sổ tay."


# Feedback

FEEDBACK_WARNING = (
    "<b>Nội dung đồng chí viết ở đây đi qua Telegram</b>, một dịch vụ nước ngoài. "
    "Đồng chí nên viết trong sổ tay.\n\n"
    "Không viết ở đây bí mật nhà nước, thông tin nội bộ hay thông tin riêng của người khác. "
    "Sổ tay không nhận tố cáo; tố cáo gửi theo quy định tới cơ quan có thẩm quyền."
)
WRITE_IN_HANDBOOK = "Viết trong sổ tay"
WRITE_HERE = "Vẫn viết ở đây"
SEND_THIS_AS_FEEDBACK = "Gửi tin này thành phản ánh"
CANCEL = "Hủy"
SEND = "Gửi"
WHICH_LEVEL = "Đồng chí gửi tới cấp nào?"
WHICH_KIND = "Đồng chí gửi gì?"
WORDS_GONE = "Không còn thấy tin nhắn chứa nội dung. Đồng chí gõ /phananh để viết lại."
SENT_BEFORE = "Nội dung này đã được gửi rồi. Đồng chí theo dõi kết quả trong sổ tay."
FEEDBACK_NEWS = "Phản ánh của đồng chí có cập nhật. Đồng chí xem trong sổ tay."
LEVELS = {
    FeedbackLevel.CELL: "Chi bộ",
    FeedbackLevel.COMMUNE: "Cấp xã, phường",
    FeedbackLevel.PROVINCE: "Cấp tỉnh, thành phố",
    FeedbackLevel.CENTRE: "Cấp Trung ương",
}
KINDS = {
    FeedbackKind.REPORT: "Phản ánh",
    FeedbackKind.PROPOSAL: "Kiến nghị",
    FeedbackKind.QUESTION: "Câu hỏi",
}


def feedback_prompt(level: FeedbackLevel, kind: FeedbackKind) -> str:
    """The question for the content. Plain text: the answer is recognised by it."""
    return (
        f"{KINDS[kind]} · {LEVELS[level]}. Đồng chí viết nội dung trong một tin nhắn, "
        "trả lời tin nhắn này. Gõ /huy để thôi."
    )


def feedback_summary(level: FeedbackLevel, kind: FeedbackKind, length: int) -> str:
    """What is about to be sent; the content itself is the member's message above."""
    return (
        f"<b>{KINDS[kind]} · {LEVELS[level]}</b>\n"
        f"Nội dung: tin nhắn của đồng chí ở trên ({length} ký tự). Gửi đi?"
    )


def feedback_sent(code: str) -> str:
    """With the number by which the author can ask about it."""
    return f"Đã gửi, mã số <code>{escape(code)}</code>. Đồng chí theo dõi kết quả trong sổ tay."


# When something goes wrong


def apology(update_id: int) -> str:
    """A mistake of ours; the number finds it in the log."""
    return (
        "Xin lỗi đồng chí, sổ tay gặp sự cố nên chưa làm được việc này. Vui lòng thử lại sau ít phút; "
        f"nếu vẫn lỗi, hãy báo quản trị viên số {update_id}."
    )


def sentence(words: str) -> str:
    """A refusal's own words."""
    return escape(words)


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(LOCAL_TIME_ZONE):%d/%m/%Y}"
