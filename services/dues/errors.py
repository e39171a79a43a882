"""What is refused about dues."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class MonthToCome(Conflict):
    """Dues are recorded for a month that has begun."""

    code = "month_to_come"
    vi = "Tháng {month} chưa tới nên chưa ghi đảng phí được."
    en = "The month {month} has not begun, so its dues cannot be recorded."


class NotOfTheCell(Invalid):
    """Somebody in the rows did not belong to the cell in that month."""

    code = "not_of_the_cell"
    vi = "Có {count} người không thuộc chi bộ trong tháng này. Vui lòng tải lại danh sách."
    en = "{count} of those named did not belong to the cell in that month. Please load the list again."


class DuesNotACell(Invalid):
    """Dues are recorded by cells."""

    code = "dues_not_a_cell"
    vi = "«{organisation}» không phải là chi bộ. Đảng phí ghi theo từng chi bộ."
    en = "“{organisation}” is not a cell. Dues are recorded cell by cell."
