"""Why a movement of members is refused."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class StatusNotAllowed(Conflict):
    """Not every status follows every other."""

    code = "status_not_allowed"
    vi = "Từ tình trạng hiện nay không chuyển sang tình trạng này được. Đồng chí tải lại hồ sơ và kiểm tra."
    en = "This status does not follow the present one. Please reload the record and check."


class ByTransferOnly(Invalid):
    """Who goes elsewhere is transferred there."""

    code = "by_transfer_only"
    vi = "Chuyển đi được ghi bằng phiếu chuyển sinh hoạt, không ghi trực tiếp vào tình trạng."
    en = "Who goes elsewhere is transferred: use a transfer instead of the status."


class StatusDayOutOfOrder(Invalid):
    """Decisions are recorded in the order of their days, and not before their day."""

    code = "status_day_out_of_order"
    vi = "Ngày có hiệu lực phải sau ngày {after} và không sau hôm nay."
    en = "The effective day must be after {after} and not after today."


class ProbationTooShort(Invalid):
    """Probation lasts its months (Party Statutes, article 5)."""

    code = "probation_too_short"
    vi = "Đảng viên dự bị đủ {months} tháng mới được công nhận chính thức, sớm nhất từ ngày {earliest}."
    en = "Probation lasts {months} months: official from {earliest} at the earliest."


class DecisionNeeded(Invalid):
    """Somebody decided it, in a document."""

    code = "decision_needed"
    vi = "Vui lòng ghi số và ngày của quyết định."
    en = "Please give the number and date of the deciding document."
