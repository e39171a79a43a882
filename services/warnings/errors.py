"""Why something about a warning is refused."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound


class WarningNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "warning_not_found"
    vi = "Không tìm thấy cảnh báo này, hoặc đồng chí không có quyền xem."
    en = "There is no such warning, or you may not see it."


class WarningEnded(Conflict):
    """Its cause is gone, or it was dismissed."""

    code = "warning_ended"
    vi = "Cảnh báo này đã kết thúc. Đồng chí tải lại trang để xem."
    en = "The warning has ended. Please reload."


class SnoozedTooLong(Invalid):
    """It is put off to a day to come, and not for ever."""

    code = "snoozed_too_long"
    vi = "Chỉ hoãn được đến một ngày từ ngày mai đến {last_day}. Đồng chí chọn lại ngày."
    en = "A warning can be put off to a day from tomorrow to {last_day}."
