"""Every check of the data: its word of the six, its sentence, and the condition that a record fails it.

In a condition ``m`` is a member, ``c`` the cell (of the member, or the one that is judged), ``:today`` the
local day. A condition is never null: whatever a record lacks is either what the check is about or passes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models import MemberField


class Virtue(StrEnum):
    """The six words (đúng, đủ, sạch, sống, thống nhất, dùng chung)."""

    RIGHT = "right"
    ENOUGH = "enough"
    CLEAN = "clean"
    ALIVE = "alive"
    UNIFORM = "uniform"
    SHARED = "shared"


class Subject(StrEnum):
    """What a check looks at."""

    MEMBER = "member"
    CELL = "cell"


class Correction(StrEnum):
    """Where a record is set right, besides a single field of a member."""

    MEMBER = "member"
    DUPLICATES = "duplicates"
    ACTIVATION = "activation"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that can be wrong. ``failing`` is SQL; ``correction`` the field or the place to set right."""

    code: str
    virtue: Virtue
    subject: Subject
    vi: str
    en: str
    failing: str
    correction: MemberField | Correction


_V, _M, _C, _F = Virtue, Subject.MEMBER, Subject.CELL, MemberField
_ORGANISATION = Correction.ORGANISATION

CHECKS: tuple[Check, ...] = (
    # Right: the facts of a record can be true together.
    Check(
        "admitted_under_age",
        _V.RIGHT,
        _M,
        "Vào Đảng khi chưa đủ 18 tuổi theo ngày sinh đã ghi",
        "Admitted before the age of 18, by the dates on record",
        "m.admitted_on < m.birth_date + interval '18 years'",
        _F.ADMITTED_ON,
    ),
    Check(
        "implausible_age",
        _V.RIGHT,
        _M,
        "Ngày sinh cho thấy trên 105 tuổi",
        "Older than 105 by the birth date",
        "m.birth_date < CAST(:today AS date) - interval '105 years'",
        _F.BIRTH_DATE,
    ),
    Check(
        "official_in_future",
        _V.RIGHT,
        _M,
        "Ngày chính thức ở tương lai",
        "Official date in the future",
        "coalesce(m.official_on > CAST(:today AS date), false)",
        _F.OFFICIAL_ON,
    ),
    # Enough: the nine fields of Regulation 339-QĐ/TW are there.
    Check(
        "no_official_date",
        _V.ENOUGH,
        _M,
        "Đã quá 12 tháng từ ngày vào Đảng mà chưa có ngày chính thức",
        "No official date more than 12 months after admission",
        "m.official_on IS NULL AND m.admitted_on < CAST(:today AS date) - interval '12 months'",
        _F.OFFICIAL_ON,
    ),
    Check(
        "no_card_number",
        _V.ENOUGH,
        _M,
        "Đảng viên chính thức chưa có số thẻ",
        "Official member without a card number",
        "m.card_number IS NULL AND m.official_on IS NOT NULL",
        _F.CARD_NUMBER,
    ),
    Check(
        "no_citizen_id",
        _V.ENOUGH,
        _M,
        "Chưa có số định danh",
        "No citizen id",
        "m.citizen_id_index IS NULL",
        _F.CITIZEN_ID,
    ),
    Check(
        "no_phone",
        _V.ENOUGH,
        _M,
        "Chưa có số điện thoại",
        "No telephone number",
        "m.phone_index IS NULL",
        _F.PHONE,
    ),
    Check(
        "no_gender",
        _V.ENOUGH,
        _M,
        "Chưa ghi giới tính",
        "Gender not stated",
        "m.gender IS NULL",
        _F.GENDER,
    ),
    # Clean: each person once, nothing in a name that is no name.
    Check(
        "likely_duplicate",
        _V.CLEAN,
        _M,
        "Nghi trùng với một hồ sơ khác, chưa quyết định",
        "May be entered twice, not decided yet",
        "EXISTS (SELECT FROM duplicate_pair d WHERE d.member_id = m.id AND d.state IN ('open', 'same'))"
        " OR EXISTS (SELECT FROM duplicate_pair d WHERE d.other_id = m.id AND d.state IN ('open', 'same'))",
        Correction.DUPLICATES,
    ),
    Check(
        "untidy_name",
        _V.CLEAN,
        _M,
        "Họ tên có chữ số, ký tự lạ hoặc dấu cách thừa",
        "Digits, strange characters or needless blanks in the name",
        r"m.full_name ~ '[0-9_*?!,;:/\\()@#]|  |^ | $'",
        _F.FULL_NAME,
    ),
    Check(
        "untidy_cell_name",
        _V.CLEAN,
        _C,
        "Tên chi bộ viết toàn chữ hoa hoặc có dấu cách thừa",
        "Name of the cell in capitals or with needless blanks",
        "c.name = upper(c.name) OR c.name ~ '  |^ | $'",
        _ORGANISATION,
    ),
    # Alive: the record is used, and follows what happens.
    Check(
        "never_signed_in",
        _V.ALIVE,
        _M,
        "Chưa từng đăng nhập sổ tay",
        "Has never signed in",
        "NOT EXISTS (SELECT FROM account a WHERE a.member_id = m.id AND a.activated_at IS NOT NULL)",
        Correction.ACTIVATION,
    ),
    Check(
        "no_recent_meeting",
        _V.ALIVE,
        _C,
        "Hai tháng qua không có sổ điểm danh buổi họp nào",
        "No meeting recorded for two months",
        "NOT EXISTS (SELECT FROM meeting t WHERE t.organisation_id = c.id AND t.state <> 'planned'"
        " AND t.held_on >= CAST(:today AS date) - interval '2 months')",
        _ORGANISATION,
    ),
    Check(
        "no_secretary",
        _V.ALIVE,
        _C,
        "Chưa ghi ai là bí thư",
        "No secretary on record",
        "NOT EXISTS (SELECT FROM position s WHERE s.organisation_id = c.id AND s.kind = 'secretary'"
        " AND s.valid_from <= :today AND (s.valid_to IS NULL OR s.valid_to > :today))",
        _ORGANISATION,
    ),
    # Uniform: written as everywhere else.
    Check(
        "name_case",
        _V.UNIFORM,
        _M,
        "Họ tên không viết hoa đúng cách (ví dụ NGUYỄN VĂN AN, nguyễn văn an)",
        "Name not capitalised as names are",
        "m.full_name = upper(m.full_name) OR m.full_name = lower(m.full_name)",
        _F.FULL_NAME,
    ),
    Check(
        "birth_day_unknown",
        _V.UNIFORM,
        _M,
        "Ngày sinh là 01/01, có thể chỉ biết năm",
        "Born on 1 January, which may stand for “some day”",
        "to_char(m.birth_date, 'MMDD') = '0101'",
        _F.BIRTH_DATE,
    ),
    Check(
        "cell_name_form",
        _V.UNIFORM,
        _C,
        "Tên chi bộ không bắt đầu bằng “Chi bộ”",
        "Name of the cell does not begin with “Chi bộ”",
        "c.search_name !~ '^(chi bo|dang bo)( |$)'",
        _ORGANISATION,
    ),
    # Shared: other systems can be told which record is meant.
    Check(
        "no_shared_number",
        _V.SHARED,
        _M,
        "Không có cả số thẻ lẫn số định danh, hệ thống khác không nhận ra",
        "Neither card number nor citizen id: no other system can tell who it is",
        "m.card_number IS NULL AND m.citizen_id_index IS NULL",
        _F.CITIZEN_ID,
    ),
    Check(
        "no_official_code",
        _V.SHARED,
        _C,
        "Chi bộ chưa có mã ở hệ thống khác",
        "The cell has no code of another system",
        "NOT EXISTS (SELECT FROM organisation_code e WHERE e.organisation_id = c.id)",
        _ORGANISATION,
    ),
)
BY_CODE = {check.code: check for check in CHECKS}
