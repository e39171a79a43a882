"""What each criterion asks, and what the handbook found, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.clock import LOCAL_TIME_ZONE
from models import Criterion
from services.meetings.quality_rules import Facts, least_minutes
from services.rule_packs import RulePack

_C = Criterion


def asked(criterion: Criterion, facts: Facts, pack: RulePack) -> str:
    """The criterion with the pack's numbers."""
    return _ASKED[criterion].format(
        days=pack.meeting.documents_days_before,
        green=_decimal(pack.attendance.green_above),
        minutes=least_minutes(facts, pack),
    )


def evidence(criterion: Criterion, facts: Facts) -> str:
    """What the handbook found, in figures and without names."""
    return _EVIDENCE[criterion](facts)


_ASKED: Mapping[Criterion, str] = {
    _C.TOLD_IN_TIME: "Báo thời gian, địa điểm, nội dung trước ít nhất {days} ngày",
    _C.DOCUMENTS_IN_TIME: "Tài liệu có trên sổ tay trước ít nhất {days} ngày",
    _C.AGENDA_READY: "Có chương trình, nội dung chuẩn bị trước",
    _C.ENOUGH_CAME: "Trên {green} % đảng viên dự họp",
    _C.NOBODY_UNEXCUSED: "Không có đảng viên vắng không lý do",
    _C.DOCUMENTS_HEARD: "Phổ biến văn bản, thông tin thời sự",
    _C.LAST_MONTH_REVIEWED: "Kiểm điểm việc thực hiện nghị quyết tháng trước",
    _C.MEMBERS_SPOKE: "Đảng viên thảo luận, phát biểu ý kiến",
    _C.LONG_ENOUGH: "Thời gian sinh hoạt từ {minutes} phút",
    _C.CONCLUDED: "Chủ trì kết luận rõ từng nội dung",
    _C.WORK_ASSIGNED: "Phân công rõ việc, rõ người, rõ thời hạn",
    _C.READ_BACK: "Đọc lại và thông qua biên bản",
}


def _told(facts: Facts) -> str:
    if facts.told_at is None:
        return "Chưa gửi giấy mời qua sổ tay."
    return f"Giấy mời gửi ngày {facts.told_at.astimezone(LOCAL_TIME_ZONE):%d/%m/%Y}."


def _documents(facts: Facts) -> str:
    if not facts.documents:
        return "Chương trình không có văn bản nào."
    return f"{facts.documents - facts.documents_late}/{facts.documents} văn bản đúng hạn."


def _rate(facts: Facts) -> str:
    if facts.rate is None:
        return "Chưa có số liệu điểm danh."
    left = f", {facts.not_marked} người chưa ghi" if facts.not_marked else ""
    return f"Có mặt {_decimal(facts.rate)} %{left}."


def _decimal(value: float) -> str:
    """As people write it here: 37,5."""
    return f"{value:g}".replace(".", ",")


def _work(facts: Facts) -> str:
    if not facts.tasks:
        return "Chưa giao việc nào trong sổ tay."
    return f"{facts.tasks_assigned}/{facts.tasks} việc có người phụ trách và thời hạn."


_EVIDENCE: Mapping[Criterion, Callable[[Facts], str]] = {
    _C.TOLD_IN_TIME: _told,
    _C.DOCUMENTS_IN_TIME: _documents,
    _C.AGENDA_READY: lambda facts: f"Chương trình có {facts.items} mục nội dung.",
    _C.ENOUGH_CAME: _rate,
    _C.NOBODY_UNEXCUSED: lambda facts: f"{facts.unexcused} người vắng không lý do.",
    _C.DOCUMENTS_HEARD: lambda facts: f"Chương trình có {facts.documents} văn bản.",
    _C.LAST_MONTH_REVIEWED: lambda facts: _section(facts.is_reviewed),
    _C.MEMBERS_SPOKE: lambda facts: f"Biên bản ghi ý kiến của {facts.speakers} đảng viên.",
    _C.LONG_ENOUGH: lambda facts: (
        "Chưa ghi giờ kết thúc." if facts.minutes is None else f"Dài {facts.minutes} phút."
    ),
    _C.CONCLUDED: lambda facts: _section(facts.is_concluded),
    _C.WORK_ASSIGNED: _work,
    _C.READ_BACK: lambda facts: (
        "Biên bản đã được thông qua." if facts.is_approved else "Biên bản chưa được thông qua trong sổ tay."
    ),
}


def _section(is_written: bool) -> str:
    return "Biên bản đã ghi mục này." if is_written else "Biên bản chưa ghi mục này."
