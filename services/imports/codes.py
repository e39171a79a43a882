"""Everything that can be said about a row: a stable code, how grave it is, and one sentence."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from models import Verdict


class Code(StrEnum):
    """Stable names; other systems may rely on them."""

    # Said for information; the row may still be accepted.
    TEXT_TCVN3 = "text_tcvn3"
    TEXT_VNI = "text_vni"
    NAME_RECASED = "name_recased"
    TWO_DIGIT_YEAR = "two_digit_year"
    DATE_SERIAL = "date_serial"
    UNCHANGED = "unchanged"

    # A person must look; the member shown is the proposal.
    ROW_HIDDEN = "row_hidden"
    COLUMN_HIDDEN = "column_hidden"
    SHEET_HIDDEN = "sheet_hidden"
    TEXT_MOJIBAKE = "text_mojibake"
    TEXT_UNSURE = "text_unsure"
    NAME_UNUSUAL = "name_unusual"
    NAME_WITHOUT_ACCENTS = "name_without_accents"
    DATE_PARTIAL = "date_partial"
    DATE_MONTH_FIRST = "date_month_first"
    DATE_ORDER_UNSURE = "date_order_unsure"
    DATE_YEAR_AS_DATE = "date_year_as_date"
    DATE_SERIAL_UNSURE = "date_serial_unsure"
    DATE_UNUSUAL = "date_unusual"
    DATES_SWAPPED = "dates_swapped"
    UNDER_AGE = "under_age"
    VERY_OLD = "very_old"
    PROBATION_TOO_LONG = "probation_too_long"
    GENDER_GUESSED = "gender_guessed"
    GENDER_UNCLEAR = "gender_unclear"
    STATUS_DISAGREES = "status_disagrees"
    STATUS_ENDED = "status_ended"
    CARD_NUMBER_ZEROS_LOST = "card_number_zeros_lost"
    CARD_NUMBER_MALFORMED = "card_number_malformed"
    CITIZEN_ID_ZEROS_LOST = "citizen_id_zeros_lost"
    CITIZEN_ID_OLD_CARD = "citizen_id_old_card"
    CITIZEN_ID_MALFORMED = "citizen_id_malformed"
    CITIZEN_ID_DISAGREES = "citizen_id_disagrees"
    PHONE_SEVERAL = "phone_several"
    PHONE_OLD_PREFIX = "phone_old_prefix"
    PHONE_MALFORMED = "phone_malformed"
    PHONE_TAKEN = "phone_taken"
    CELL_NEARLY_KNOWN = "cell_nearly_known"
    DUPLICATE_IN_FILE = "duplicate_in_file"
    NUMBER_TWICE_IN_FILE = "number_twice_in_file"
    STORED_DIFFERS = "stored_differs"
    STORED_IN_ANOTHER_CELL = "stored_in_another_cell"
    STORED_NAMESAKE = "stored_namesake"

    # It cannot be stored.
    TEXT_UNREADABLE = "text_unreadable"
    NAME_MISSING = "name_missing"
    BIRTH_DATE_MISSING = "birth_date_missing"
    ADMITTED_ON_MISSING = "admitted_on_missing"
    DATE_UNREADABLE = "date_unreadable"
    DATE_IN_FUTURE = "date_in_future"
    DATES_OUT_OF_ORDER = "dates_out_of_order"
    DIGITS_LOST = "digits_lost"
    CELL_MISSING = "cell_missing"
    CELL_UNKNOWN = "cell_unknown"
    CELL_AMBIGUOUS = "cell_ambiguous"
    NUMBER_OF_ANOTHER_MEMBER = "number_of_another_member"


class Finding(NamedTuple):
    """A code, and the field it is about ("" for the row as a whole)."""

    code: Code
    field: str = ""


# Said for information; the row may still be accepted.
_TOLD: dict[Code, str] = {
    Code.TEXT_TCVN3: "Chữ viết bằng phông TCVN3 đã được chuyển sang Unicode.",
    Code.TEXT_VNI: "Chữ viết bằng phông VNI đã được chuyển sang Unicode.",
    Code.NAME_RECASED: "Họ và tên được viết lại theo kiểu chữ hoa đầu từ.",
    Code.TWO_DIGIT_YEAR: "{field}: năm viết hai chữ số, chỉ có một năm hợp lý.",
    Code.DATE_SERIAL: "{field}: số thứ tự ngày của bảng tính đã được đổi thành ngày.",
    Code.UNCHANGED: "Đảng viên đã có trong sổ tay, không có gì thay đổi.",
}
# A person must look.
_ASKED: dict[Code, str] = {
    Code.ROW_HIDDEN: "Dòng này đang bị ẩn trong bảng tính. Đồng chí có muốn nhập không?",
    Code.COLUMN_HIDDEN: "{field}: lấy từ một cột đang bị ẩn trong bảng tính. Đồng chí có muốn nhập không?",
    Code.SHEET_HIDDEN: "Trang tính này đang bị ẩn. Đồng chí có muốn nhập không?",
    Code.TEXT_MOJIBAKE: "Chữ bị lỗi mã đã được phục hồi. Vui lòng kiểm tra lại.",
    Code.TEXT_UNSURE: "Chưa chắc chữ này viết bằng phông nào. Vui lòng kiểm tra lại.",
    Code.NAME_UNUSUAL: "Họ và tên có dạng khác thường. Vui lòng kiểm tra lại.",
    Code.NAME_WITHOUT_ACCENTS: "Họ và tên viết không dấu. Vui lòng bổ sung dấu.",
    Code.DATE_PARTIAL: "{field}: chỉ có năm hoặc tháng và năm. Vui lòng bổ sung ngày đầy đủ.",
    Code.DATE_MONTH_FIRST: "{field}: dường như viết tháng trước ngày. Vui lòng xác nhận.",
    Code.DATE_ORDER_UNSURE: "{field}: chưa chắc đâu là ngày, đâu là tháng. Vui lòng xác nhận.",
    Code.DATE_YEAR_AS_DATE: "{field}: dường như là một năm bị bảng tính hiểu thành ngày. Vui lòng xác nhận.",
    Code.DATE_SERIAL_UNSURE: "{field}: là số thứ tự ngày của bảng tính. Vui lòng xác nhận.",
    Code.DATE_UNUSUAL: "{field}: cách viết khác thường. Vui lòng xác nhận.",
    Code.DATES_SWAPPED: "Ngày vào Đảng và ngày chính thức dường như bị đổi chỗ. Vui lòng xác nhận.",
    Code.UNDER_AGE: "Theo ngày sinh, đảng viên chưa đủ 18 tuổi khi vào Đảng. Vui lòng kiểm tra lại.",
    Code.VERY_OLD: "Theo ngày sinh, đảng viên đã trên 105 tuổi. Vui lòng kiểm tra lại.",
    Code.PROBATION_TOO_LONG: "Vào Đảng đã hơn hai năm mà chưa có ngày chính thức. Vui lòng bổ sung.",
    Code.GENDER_GUESSED: "Giới tính được đoán từ số định danh hoặc tên đệm. Vui lòng xác nhận.",
    Code.GENDER_UNCLEAR: "Chưa rõ giới tính. Vui lòng chọn nam hoặc nữ.",
    Code.STATUS_DISAGREES: "Cột tình trạng không khớp với ngày chính thức. Vui lòng kiểm tra lại.",
    Code.STATUS_ENDED: "Đảng viên này dường như đã chuyển đi, ra khỏi Đảng hoặc từ trần. Có nhập không?",
    Code.CARD_NUMBER_ZEROS_LOST: "Số thẻ đảng viên bị mất số 0; đã đề nghị số đầy đủ. Vui lòng xác nhận.",
    Code.CARD_NUMBER_MALFORMED: "Số thẻ đảng viên cần có 8–12 chữ số. Vui lòng sửa, hoặc để trống.",
    Code.CITIZEN_ID_ZEROS_LOST: "Số định danh bị mất số 0 ở đầu; đã đề nghị số đầy đủ. Vui lòng xác nhận.",
    Code.CITIZEN_ID_OLD_CARD: (
        "Đây là số chứng minh nhân dân cũ (9 chữ số). Vui lòng nhập số định danh 12 chữ số."
    ),
    Code.CITIZEN_ID_MALFORMED: "Số định danh cần có đúng 12 chữ số. Vui lòng sửa, hoặc để trống.",
    Code.CITIZEN_ID_DISAGREES: "Số định danh không khớp với năm sinh hoặc giới tính. Vui lòng kiểm tra lại.",
    Code.PHONE_SEVERAL: "Có nhiều số điện thoại; đã đề nghị số đầu tiên. Vui lòng xác nhận.",
    Code.PHONE_OLD_PREFIX: "Số điện thoại 11 số kiểu cũ; đã đề nghị đầu số mới. Vui lòng xác nhận.",
    Code.PHONE_MALFORMED: "Số điện thoại chưa đúng. Vui lòng sửa, hoặc để trống.",
    Code.PHONE_TAKEN: "Số điện thoại này đã có ở hồ sơ khác. Vui lòng sửa, hoặc để trống.",
    Code.CELL_NEARLY_KNOWN: "Tên chi bộ gần giống một chi bộ đã có; đã đề nghị chi bộ đó. Vui lòng xác nhận.",
    Code.DUPLICATE_IN_FILE: "Dòng này trùng với một dòng khác trong tệp. Vui lòng chọn một dòng.",
    Code.NUMBER_TWICE_IN_FILE: "{field} này có ở hai người trong tệp. Vui lòng kiểm tra lại.",
    Code.STORED_DIFFERS: "Đảng viên đã có trong sổ tay với thông tin khác. Vui lòng xem phần thay đổi.",
    Code.STORED_IN_ANOTHER_CELL: "Đảng viên đang ở chi bộ khác trong sổ tay. Có chuyển chi bộ không?",
    Code.STORED_NAMESAKE: (
        "Trong sổ tay đã có người cùng họ tên và ngày sinh. Vui lòng kiểm tra có phải một người."
    ),
}
# The row cannot be stored.
_REFUSED: dict[Code, str] = {
    Code.TEXT_UNREADABLE: "Chữ bị lỗi mã, không phục hồi được. Vui lòng nhập lại.",
    Code.NAME_MISSING: "Thiếu họ và tên.",
    Code.BIRTH_DATE_MISSING: "Thiếu ngày sinh.",
    Code.ADMITTED_ON_MISSING: "Thiếu ngày vào Đảng.",
    Code.DATE_UNREADABLE: "{field}: không phải là một ngày có thật. Vui lòng sửa lại.",
    Code.DATE_IN_FUTURE: "{field}: ở tương lai. Vui lòng sửa lại.",
    Code.DATES_OUT_OF_ORDER: (
        "Ngày sinh, ngày vào Đảng và ngày chính thức không theo thứ tự. Vui lòng sửa lại."
    ),
    Code.DIGITS_LOST: "{field}: bảng tính đã làm mất chữ số (dạng 1,2E+11). Vui lòng nhập lại số đầy đủ.",
    Code.CELL_MISSING: "Chưa rõ thuộc chi bộ nào.",
    Code.CELL_UNKNOWN: "Không có chi bộ tên này trong tổ chức.",
    Code.CELL_AMBIGUOUS: "Có nhiều chi bộ cùng tên này. Vui lòng ghi mã chi bộ thay cho tên.",
    Code.NUMBER_OF_ANOTHER_MEMBER: "{field} này đã có ở hồ sơ của một đảng viên khác.",
}
_SENTENCES = _TOLD | _ASKED | _REFUSED
_GRAVITY = (
    dict.fromkeys(_TOLD, Verdict.ACCEPT)
    | dict.fromkeys(_ASKED, Verdict.FLAG)
    | dict.fromkeys(_REFUSED, Verdict.REJECT)
)

_FIELDS = {
    "full_name": "Họ và tên",
    "birth_name": "Họ và tên khai sinh",
    "birth_date": "Ngày sinh",
    "gender": "Giới tính",
    "admitted_on": "Ngày vào Đảng",
    "official_on": "Ngày chính thức",
    "card_number": "Số thẻ đảng viên",
    "citizen_id": "Số định danh",
    "phone": "Số điện thoại",
    "cell": "Chi bộ",
    "status": "Tình trạng",
}


def gravity(code: Code) -> Verdict:
    """What a row with this code can at best become."""
    return _GRAVITY[code]


def sentence(finding: Finding) -> str:
    """One Vietnamese sentence for the person who decides."""
    return _SENTENCES[finding.code].format(field=field_label(finding.field))


def field_label(field: str) -> str:
    """The Vietnamese name of a field of the member."""
    return _FIELDS.get(field, "Dữ liệu")


_ORDER = {Verdict.ACCEPT: 0, Verdict.FLAG: 1, Verdict.REJECT: 2}


def verdict_of(findings: list[Finding]) -> Verdict:
    """The gravest of what was found; nothing found is ``accept``."""
    if not findings:
        return Verdict.ACCEPT
    return max((gravity(finding.code) for finding in findings), key=_ORDER.__getitem__)


def doubts_of(findings: list[Finding]) -> list[str]:
    """What a person has to decide about a row: its flagging codes, each once, sorted."""
    return sorted({finding.code.value for finding in findings if gravity(finding.code) is Verdict.FLAG})
