"""The figures of a report as a record of plain numbers, so that one text and one hash stand for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, TypeAlias

from services import reports
from services.actor import Work
from services.reports import ComplianceRow

FORM = 1
FIGURES: Mapping[str, str] = {
    "cells": "Số chi bộ",
    "held": "Đã họp",
    "held_jointly": "Họp ghép",
    "postponed": "Hoãn",
    "not_held": "Không họp",
    "no_record": "Chưa có thông tin",
    "expected": "Triệu tập",
    "present": "Có mặt",
    "excused": "Vắng có lý do",
    "not_marked": "Chưa điểm danh",
    "meetings": "Số buổi",
    "timed": "Có ghi giờ kết thúc",
    "long_enough": "Đủ thời lượng",
    "with_content": "Có nội dung",
    "invited_in_time": "Mời họp đúng hạn",
    "documents": "Tài liệu",
    "documents_in_time": "Tài liệu gửi đúng hạn",
    "decisions": "Số quyết định",
}
"""What is counted, in the order of the page, and what it is called."""
Record: TypeAlias = Mapping[str, Any]


def figures_of(work: Work, organisation: str, month: date) -> dict[str, Any]:
    """The month of an organisation (its code) as the records say now: ``total`` and ``rows``, by child.

    Raises:
        OrganisationNotFound, Forbidden: as ``reports.compliance``.
    """
    found = reports.compliance(work, organisation, month)
    return {
        "form": FORM,
        "month": f"{month:%Y-%m}",
        "total": _line(found.total),
        "rows": [_line(row) for row in found.rows],
    }


def _line(row: ComplianceRow) -> dict[str, Any]:
    counts = asdict(row.outcomes) | asdict(row.attendance) | asdict(row.conduct)
    counts["no_record"] = row.outcomes.no_record
    return {
        "organisation": row.organisation.code,
        "name": row.organisation.name,
        **{name: int(counts[name]) for name in FIGURES},
    }
