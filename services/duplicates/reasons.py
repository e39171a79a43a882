"""Why two records may be one person, or may not: each reason with its weight and its words.

A score is the sum of the weights. They are set by hand after what official lists of members get wrong
(``docs/decisions/0015-finding-duplicates.md``); evidence against weighs as much as evidence for, because
the country has thousands of people of one name and many of one birth date.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """What the comparison of one field found; a field that one record lacks says nothing."""

    SAME_NAME = "same_name"
    NAME_VARIANT = "name_variant"
    OTHER_NAME = "other_name"
    SAME_BIRTH_DATE = "same_birth_date"
    BIRTH_SWAPPED = "birth_swapped"
    BIRTH_YEAR_ONLY = "birth_year_only"
    BIRTH_MISTYPED = "birth_mistyped"
    OTHER_BIRTH_DATE = "other_birth_date"
    SAME_ADMISSION = "same_admission"
    ADMISSION_SWAPPED = "admission_swapped"
    ADMISSION_MISTYPED = "admission_mistyped"
    OTHER_ADMISSION = "other_admission"
    NAMESAKES_LIKELY = "namesakes_likely"
    SAME_OFFICIAL_DATE = "same_official_date"
    ONLY_OFFICIAL_DATE = "only_official_date"
    OTHER_OFFICIAL_DATE = "other_official_date"
    CARD_MISTYPED = "card_mistyped"
    OTHER_CARD = "other_card"
    CITIZEN_ID_MISTYPED = "citizen_id_mistyped"
    OTHER_CITIZEN_ID = "other_citizen_id"
    PHONE_MISTYPED = "phone_mistyped"
    OTHER_GENDER = "other_gender"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a reason is worth, in points, and what people are told."""

    points: int
    vi: str
    en: str


MEANINGS: dict[Reason, Meaning] = {
    Reason.SAME_NAME: Meaning(35, "Cùng họ tên", "Same name"),
    Reason.NAME_VARIANT: Meaning(25, "Họ tên gần giống nhau", "Nearly the same name"),
    Reason.OTHER_NAME: Meaning(-40, "Khác họ tên", "Different names"),
    Reason.SAME_BIRTH_DATE: Meaning(25, "Cùng ngày sinh", "Same birth date"),
    Reason.BIRTH_SWAPPED: Meaning(
        20, "Ngày sinh bị đảo ngày và tháng", "Birth date with day and month swapped"
    ),
    Reason.BIRTH_YEAR_ONLY: Meaning(
        15, "Cùng năm sinh, một hồ sơ chỉ ghi năm", "Same birth year, one record knows no more"
    ),
    Reason.BIRTH_MISTYPED: Meaning(15, "Ngày sinh lệch một chữ số", "Birth dates differ by one digit"),
    Reason.OTHER_BIRTH_DATE: Meaning(-30, "Khác ngày sinh", "Different birth dates"),
    Reason.SAME_ADMISSION: Meaning(20, "Cùng ngày vào Đảng", "Same admission date"),
    Reason.ADMISSION_SWAPPED: Meaning(
        15, "Ngày vào Đảng bị đảo ngày và tháng", "Admission date with day and month swapped"
    ),
    Reason.ADMISSION_MISTYPED: Meaning(
        10, "Ngày vào Đảng lệch một chữ số", "Admission dates differ by one digit"
    ),
    Reason.OTHER_ADMISSION: Meaning(-15, "Khác ngày vào Đảng", "Different admission dates"),
    Reason.NAMESAKES_LIKELY: Meaning(
        -15,
        "Tên và ngày vào Đảng đều nhiều người có, dễ trùng ngẫu nhiên",
        "Name and admission day are both common: likely namesakes",
    ),
    Reason.SAME_OFFICIAL_DATE: Meaning(8, "Cùng ngày chính thức", "Same official date"),
    # It follows from the admission, and says little more; by itself it says what an admission date says.
    Reason.ONLY_OFFICIAL_DATE: Meaning(
        20, "Cùng ngày chính thức dù khác ngày vào Đảng", "Same official date, though not of admission"
    ),
    Reason.OTHER_OFFICIAL_DATE: Meaning(-10, "Khác ngày chính thức", "Different official dates"),
    Reason.CARD_MISTYPED: Meaning(
        30, "Số thẻ đảng viên lệch một chữ số", "Party-card numbers differ by one digit"
    ),
    Reason.OTHER_CARD: Meaning(-25, "Khác số thẻ đảng viên", "Different party-card numbers"),
    Reason.CITIZEN_ID_MISTYPED: Meaning(
        40, "Số định danh lệch một chữ số", "Citizen ids differ by one digit"
    ),
    Reason.OTHER_CITIZEN_ID: Meaning(-50, "Khác số định danh", "Different citizen ids"),
    Reason.PHONE_MISTYPED: Meaning(
        10, "Số điện thoại lệch một chữ số", "Telephone numbers differ by one digit"
    ),
    Reason.OTHER_GENDER: Meaning(-20, "Khác giới tính", "Different gender"),
}
NAMESAKES_FROM = 0.5
"""Of a name and an admission day together: members expected by chance from which it is weaker evidence."""
REPORTED_FROM = 65
"""Points from which a pair is shown to people."""
NEARLY_CERTAIN_FROM = 85
"""Points from which it is called nearly certain. Nothing is merged without a person, at any score."""


def points(reasons: list[Reason]) -> int:
    """What reasons are worth together."""
    return sum(MEANINGS[reason].points for reason in reasons)
