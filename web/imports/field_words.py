"""What people call the columns of a list."""

from __future__ import annotations

from services.imports import Field, field_label

NOT_READ = ""
_OTHERS = {
    Field.FAMILY_NAMES: "Họ và tên đệm (tên ở cột khác)",
    Field.GIVEN_NAME: "Tên (họ ở cột khác)",
    Field.MALE_TICK: "Dấu x nếu là nam",
    Field.FEMALE_TICK: "Dấu x nếu là nữ",
    Field.BIRTH_DATE_OF_MEN: "Ngày sinh (cột của nam)",
    Field.BIRTH_DATE_OF_WOMEN: "Ngày sinh (cột của nữ)",
    Field.BIRTH_DAY: "Sinh: ngày",
    Field.BIRTH_MONTH: "Sinh: tháng",
    Field.BIRTH_YEAR: "Sinh: năm",
    Field.ENDED: "Ngày chuyển đi, ra khỏi Đảng hoặc từ trần",
    Field.NOTE: "Ghi chú",
    Field.ORDINAL: "Số thứ tự",
    Field.IGNORED: "thông tin không nhập",
}
CHOICES = {NOT_READ: "Không nhập cột này"} | {
    field.value: _OTHERS.get(field) or field_label(field) for field in Field if field is not Field.IGNORED
}


def label_of(fields: str) -> str:
    """The words for the fields of one column, joined by ``+``."""
    return ", ".join(_OTHERS.get(Field(one)) or field_label(one) for one in fields.split("+"))
