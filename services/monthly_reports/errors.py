"""Why something about a monthly report is refused."""

from __future__ import annotations

from core.errors import Conflict, NotFound


class ReportNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "monthly_report_not_found"
    vi = "Không tìm thấy báo cáo tháng này, hoặc đồng chí không có quyền xem."
    en = "There is no such monthly report, or you may not see it."


class AlreadySigned(Conflict):
    """Somebody signed it; what was signed stays."""

    code = "monthly_report_signed"
    vi = "Báo cáo này đã được ký. Thay đổi về sau được ghi bên cạnh, không sửa vào báo cáo đã ký."
    en = "The report is signed. Later changes are shown beside it; what was signed stays."


class FiguresChanged(Conflict):
    """The records changed since the signer looked."""

    code = "monthly_report_changed"
    vi = "Số liệu vừa thay đổi sau khi đồng chí mở trang. Đồng chí xem lại số liệu mới rồi ký."
    en = "The figures changed after you opened the report. Please look again, then sign."
