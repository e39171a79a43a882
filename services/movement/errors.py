"""Why a movement of members is refused."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound


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


class TransferNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "transfer_not_found"
    vi = "Không tìm thấy phiếu chuyển sinh hoạt này, hoặc đồng chí không có quyền xem."
    en = "There is no such transfer, or you may not see it."


class OneDestination(Invalid):
    """To a cell of the handbook, or to a place outside it."""

    code = "one_destination"
    vi = "Vui lòng chọn một nơi đến: một chi bộ trong sổ tay, hoặc ghi tên nơi ở ngoài sổ tay."
    en = "Please give one destination: a cell of the handbook, or the name of a place outside it."


class UntilNeeded(Invalid):
    """A temporary transfer has an end; a permanent one has none."""

    code = "until_needed"
    vi = "Chuyển sinh hoạt tạm thời cần có ngày kết thúc; chuyển chính thức thì không."
    en = "A temporary transfer has an end, a permanent one has none."


class TransferOpen(Conflict):
    """One of a kind at a time."""

    code = "transfer_open"
    vi = "Đảng viên này đang có một phiếu chuyển sinh hoạt chưa xong. Hãy hoàn tất hoặc hủy phiếu đó trước."
    en = "The member has an open transfer of this kind already. Finish or cancel it first."


class TransferStepNotAllowed(Conflict):
    """The state does not lead there, or not for this side."""

    code = "transfer_step_not_allowed"
    vi = "Phiếu chuyển sinh hoạt không chuyển sang bước này được. Đồng chí tải lại trang."
    en = "The transfer cannot go there now. Please reload."


class TransferDayOutOfOrder(Invalid):
    """Steps are taken one after the other, and not before their day."""

    code = "transfer_day_out_of_order"
    vi = "Ngày phải từ {first} đến hết hôm nay."
    en = "The day must be from {first} to today."


class TransferReasonNeeded(Invalid):
    """Who returns or cancels says why."""

    code = "transfer_reason_needed"
    vi = "Vui lòng ghi lý do để bên kia được biết."
    en = "Please give the reason, so that the other side knows it."
