"""Why something about a monthly report is refused."""

from __future__ import annotations

from core.errors import Conflict, NotFound


class ReportNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "monthly_report_not_found"
    vi = "Không tìm thấy báo cáo tháng này, hoặc đồng chí không có quyền xem."
    en = "There is no such monthly report, or you may not see it."


class AlreadySigned(Conflict):
    """Somebody signed it; what was signed stays, until it is signed anew with a reason."""

    code = "monthly_report_signed"
    vi = "Báo cáo này đã được ký. Số liệu thay đổi về sau thì đồng chí ký lại bản mới, có ghi lý do."
    en = "The report is signed. Where the records changed since, sign it anew with a reason."


class NotSigned(Conflict):
    """Nothing was signed that could be replaced."""

    code = "monthly_report_not_signed"
    vi = "Báo cáo này chưa ký nên chưa có bản nào để thay. Đồng chí ký báo cáo như thường lệ."
    en = "The report is not signed yet, so there is nothing to replace. Please sign it as usual."


class NothingToReplace(Conflict):
    """The records say what was signed."""

    code = "monthly_report_unchanged"
    vi = "Số liệu hiện nay không khác bản đã ký, không cần ký lại."
    en = "The records say what was signed; there is no need to sign it anew."


class FiguresChanged(Conflict):
    """The records changed since the signer looked."""

    code = "monthly_report_changed"
    vi = "Số liệu vừa thay đổi sau khi đồng chí mở trang. Đồng chí xem lại số liệu mới rồi ký."
    en = "The figures changed after you opened the report. Please look again, then sign."
