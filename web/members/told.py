"""The values and events of a record in words."""

from __future__ import annotations

from datetime import date

from models import ExemptionKind, Gender, MemberField, MemberStatus, PositionKind
from services.members import Event, EventKind
from web.words import word

DATES = (MemberField.BIRTH_DATE, MemberField.ADMITTED_ON, MemberField.OFFICIAL_ON)
_WHAT = {
    EventKind.STATUS_DECIDED: MemberStatus,
    **dict.fromkeys((EventKind.APPOINTED, EventKind.LEFT_OFFICE), PositionKind),
    **dict.fromkeys((EventKind.EXEMPTED, EventKind.EXEMPTION_ENDED), ExemptionKind),
}


def told_value(field: str, text: str | None) -> str:
    """What a field said, as people write it; «để trống» for nothing."""
    if not text:
        return "để trống"
    if field in DATES:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    return word(Gender(text)) if field == MemberField.GENDER else text


def told_title(event: Event) -> str:
    """An event in one line: «Sửa hồ sơ: Ngày sinh», «Thôi chức vụ: Bí thư, Chi bộ thôn An»."""
    details = [_what(event), event.place]
    told = ", ".join(detail for detail in details if detail)
    return f"{word(event.kind)}: {told}" if told else word(event.kind)


def _what(event: Event) -> str | None:
    if event.what is None:
        return None
    words = _WHAT.get(event.kind, MemberField)
    return word(words(event.what)) if event.what in set(words) else event.what
