"""Why a rule cannot be set so."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class UnknownRule(Invalid):
    """There is no number of that name."""

    code = "unknown_rule"
    vi = "Không có quy định nào tên «{rule}». Đồng chí chọn trong danh sách quy định đang áp dụng."
    en = "There is no rule “{rule}”. Choose one from the list of rules in force."


class RuleOutOfBounds(Invalid):
    """The number makes no sense."""

    code = "rule_out_of_bounds"
    vi = "«{words}» ({rule}) phải là số từ {least} đến {most}. Đồng chí kiểm tra lại."
    en = "“{words}” ({rule}) must be a number from {least} to {most}."


class RuleForThePast(Invalid):
    """A past month is judged by the numbers that were in force then."""

    code = "rule_for_the_past"
    vi = "Quy định chỉ đổi được từ tháng này trở đi (từ {first_day}); các tháng trước giữ cách đánh giá cũ."
    en = "A rule can be changed from this month on (from {first_day}); past months stay judged as they were."


class RuleSetTwice(Conflict):
    """The same day has a decision already."""

    code = "rule_set_twice"
    vi = "Quy định này đã được đặt từ ngày {valid_from}. Đồng chí chọn ngày khác để đặt lại."
    en = "This rule was set from {valid_from} already. Choose another day to set it again."
