"""Words for where a membership stands."""

from __future__ import annotations

import re

from core.vietnamese import normalise
from models import ACTIVE_STATUSES, MemberStatus
from services.imports.cell_value import Value

ENDED = frozenset(MemberStatus) - ACTIVE_STATUSES
_WORDS = (
    (re.compile(r"dự bị|\bdb\b"), MemberStatus.PROBATIONARY),
    (re.compile(r"chính thức|\bct\b"), MemberStatus.OFFICIAL),
    (re.compile(r"từ trần|đã mất|đã chết|qua đời"), MemberStatus.DECEASED),
    (re.compile(r"khai trừ"), MemberStatus.EXPELLED),
    (re.compile(r"xóa tên|xoá tên"), MemberStatus.STRUCK_OFF),
    (re.compile(r"ra khỏi đảng|xin ra"), MemberStatus.LEFT),
    (re.compile(r"chuyển (đi|đảng|sinh hoạt)|đã chuyển"), MemberStatus.TRANSFERRED_OUT),
)


def member_status(raw: Value) -> MemberStatus | None:
    """The status a cell names; None where it names none."""
    if not isinstance(raw, str):
        return None
    text = normalise(raw).lower()
    return next((status for pattern, status in _WORDS if pattern.search(text)), None)
