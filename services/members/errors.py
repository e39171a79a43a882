"""What can be wrong with a member's record."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound, Stale


class MemberNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "member_not_found"
    vi = "Không tìm thấy đảng viên này, hoặc đồng chí không có quyền xem."
    en = "There is no such member, or you may not see them."


class NotACell(Invalid):
    """Members belong to cells only."""

    code = "not_a_cell"
    vi = "«{organisation}» không phải là chi bộ. Đảng viên chỉ thuộc về chi bộ."
    en = "“{organisation}” is not a cell. Members belong to cells only."


class MemberExists(Conflict):
    """The number is another member's."""

    code = "member_exists"
    vi = "{number_vi} này đã có ở hồ sơ của một đảng viên khác. Vui lòng kiểm tra lại."
    en = "Another member's record has this {number_en} already. Please check it."


class DatesOutOfOrder(Invalid):
    """Born, admitted (at 18 or later), made official: in that order."""

    code = "dates_out_of_order"
    vi = "Ngày tháng chưa hợp lý. Vui lòng kiểm tra lại."
    en = "The dates are out of order. Please check them."


class AdmittedInFuture(DatesOutOfOrder):
    """The admission is still to come."""

    vi = "Ngày vào Đảng ở tương lai. Vui lòng kiểm tra lại."
    en = "The admission date lies in the future. Please check it."


class AdmittedUnderAge(DatesOutOfOrder):
    """Members are at least 18."""

    vi = "Theo ngày sinh, đảng viên chưa đủ 18 tuổi khi vào Đảng. Vui lòng kiểm tra lại hai ngày này."
    en = "By the birth date the member was under 18 at admission. Please check both dates."


class OfficialBeforeAdmission(DatesOutOfOrder):
    """One is admitted first and made official later."""

    vi = "Ngày chính thức sớm hơn ngày vào Đảng. Vui lòng kiểm tra lại hai ngày này."
    en = "The official date is before the admission date. Please check both dates."


class PeriodReversed(Invalid):
    """A stretch of time ends after it begins; its last day is the one before ``until``."""

    code = "period_reversed"
    vi = "Ngày kết thúc phải sau ngày bắt đầu. Vui lòng kiểm tra lại."
    en = "The end must be after the beginning. Please check both dates."


class MalformedNumber(Invalid):
    """A number of the wrong shape."""

    code = "malformed_number"


class MalformedCardNumber(MalformedNumber):
    """Party cards carry 8 to 12 digits."""

    vi = "Số thẻ đảng viên cần có 8–12 chữ số."
    en = "A party-card number has 8 to 12 digits."


class MalformedCitizenId(MalformedNumber):
    """Citizen ids carry 12 digits."""

    vi = "Số định danh cá nhân cần có đúng 12 chữ số, kể cả các số 0 ở đầu."
    en = "A citizen id has exactly 12 digits, zeros in front included."


class MalformedPhone(MalformedNumber):
    """A telephone number of Viet Nam."""

    vi = "Số điện thoại chưa đúng. Ví dụ: 0912 345 678."
    en = "The telephone number is not right. For example: 0912 345 678."


class AlreadyInACell(Conflict):
    """One home cell, and one temporary one, on any day."""

    code = "already_in_a_cell"
    vi = "Đảng viên này đã thuộc một chi bộ trong khoảng thời gian đó."
    en = "The member belongs to a cell in that time already."


class NotYetThere(Conflict):
    """A transfer comes after the beginning of the membership it ends."""

    code = "not_yet_there"
    vi = "Trước ngày đó đảng viên này chưa sinh hoạt tại chi bộ. Vui lòng chọn ngày sau."
    en = "The member did not belong to a cell before that day. Please choose a later one."


class MovedLater(Conflict):
    """A later membership stands in the way of a backdated transfer."""

    code = "moved_later"
    vi = "Đảng viên này đã chuyển sang chi bộ khác từ ngày {day}. Vui lòng chọn ngày sau đó."
    en = "The member went to another cell on {day}. Please choose a later day."


class RecordChanged(Stale):
    """Somebody else set the record right in the meantime."""

    code = "record_changed"
    vi = "Hồ sơ này vừa được người khác sửa. Vui lòng mở lại hồ sơ, xem giá trị mới, rồi sửa tiếp."
    en = "Somebody else corrected this record in the meantime. Please open it again, then make your change."


class ReasonMissing(Invalid):
    """A record is not changed, nor a sealed number shown, without saying why."""

    code = "reason_missing"
    vi = "Đồng chí ghi rõ lý do, để sau này còn biết vì sao."
    en = "Please say why, so that it is known later."


class FieldMissing(Invalid):
    """Some fields of a record are never empty."""

    code = "field_missing"
    vi = "Mục này không được để trống. Vui lòng nhập giá trị đúng."
    en = "This field cannot be empty. Please enter what is right."


class ExemptionTooLong(Invalid):
    """For a time is for less than a year."""

    code = "exemption_too_long"
    vi = "Tạm miễn sinh hoạt cần có ngày kết thúc và dưới {months} tháng. Vui lòng chọn ngày sớm hơn."
    en = "A temporary exemption has an end and lasts less than {months} months. Please choose an earlier day."


class ExemptionNotFound(NotFound):
    """There is none of that number, or none the actor may see."""

    code = "exemption_not_found"
    vi = "Không tìm thấy lần miễn sinh hoạt này. Vui lòng tải lại hồ sơ."
    en = "There is no such exemption. Please reload the record."


class OfficeNotFound(NotFound):
    """There is none of that number, or none the actor may see."""

    code = "office_not_found"
    vi = "Không tìm thấy chức vụ này trong hồ sơ. Vui lòng tải lại hồ sơ."
    en = "There is no such office in the record. Please reload it."


class NotWithinPeriod(Invalid):
    """What is ended early ends after it began, and before it would have ended."""

    code = "not_within_period"
    vi = "Ngày kết thúc phải sau ngày bắt đầu và trước ngày kết thúc đã ghi."
    en = "The day must be after the beginning and before the end on record."
