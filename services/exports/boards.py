"""Boards as files: the figures of a report in columns that people know by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import BytesIO
from operator import itemgetter
from typing import Any, TypeVar
from uuid import UUID

from services import monthly_reports, organisations, reports, tasks
from services.actor import Work
from services.audit_log import record
from services.exports.export import Export, take_out
from services.exports.table import Column, Row, Table, Value
from services.reports import AdoptionRow, AttendanceReportRow, ComplianceRow
from services.rule_packs import Level
from services.tasks import Standing, TaskFigures

_Line = TypeVar("_Line")
_Columns = Sequence[tuple[Column, Callable[[_Line], Value]]]
_LEVELS = {Level.RED: "Đỏ", Level.AMBER: "Vàng", Level.GREEN: "Xanh", None: ""}
_ATTENDANCE: _Columns[AttendanceReportRow] = (
    (Column("organisation", "Mã tổ chức"), lambda row: row.organisation.code),
    (Column("name", "Tổ chức", 36), lambda row: row.organisation.name),
    (Column("meetings", "Số buổi", 10), lambda row: row.meetings),
    (Column("expected", "Triệu tập", 10), lambda row: row.expected),
    (Column("present", "Có mặt", 10), lambda row: row.present),
    (Column("excused", "Vắng có lý do", 12), lambda row: row.excused),
    (Column("not_marked", "Chưa điểm danh", 12), lambda row: row.not_marked),
    (Column("rate", "Tỷ lệ có mặt (%)", 14), lambda row: row.rate),
    (
        Column("rate_without_excused", "Không tính vắng có lý do (%)", 20),
        lambda row: row.rate_without_excused,
    ),
    (Column("level", "Mức", 8), lambda row: _LEVELS[row.level]),
)
_COMPLIANCE: _Columns[ComplianceRow] = (
    (Column("organisation", "Mã tổ chức"), lambda row: row.organisation.code),
    (Column("name", "Tổ chức", 36), lambda row: row.organisation.name),
    (Column("cells", "Số chi bộ", 10), lambda row: row.outcomes.cells),
    (Column("held", "Đã họp", 10), lambda row: row.outcomes.held),
    (Column("held_jointly", "Họp ghép", 10), lambda row: row.outcomes.held_jointly),
    (Column("postponed", "Hoãn", 10), lambda row: row.outcomes.postponed),
    (Column("not_held", "Không họp", 10), lambda row: row.outcomes.not_held),
    (Column("no_record", "Chưa có thông tin", 14), lambda row: row.outcomes.no_record),
    (Column("expected", "Triệu tập", 10), lambda row: row.attendance.expected),
    (Column("present", "Có mặt", 10), lambda row: row.attendance.present),
    (Column("rate", "Tỷ lệ có mặt (%)", 14), lambda row: row.rate),
    (
        Column("rate_without_excused", "Không tính vắng có lý do (%)", 20),
        lambda row: row.rate_without_excused,
    ),
    (Column("level", "Mức", 8), lambda row: _LEVELS[row.level]),
    (Column("meetings", "Số buổi", 10), lambda row: row.conduct.meetings),
    (Column("timed", "Có ghi giờ kết thúc", 14), lambda row: row.conduct.timed),
    (Column("long_enough", "Đủ thời lượng", 12), lambda row: row.conduct.long_enough),
    (Column("with_content", "Có nội dung", 12), lambda row: row.conduct.with_content),
    (Column("invited_in_time", "Mời họp đúng hạn", 14), lambda row: row.conduct.invited_in_time),
    (Column("decisions", "Số quyết định", 12), lambda row: row.conduct.decisions),
    (Column("documents", "Số tài liệu", 12), lambda row: row.conduct.documents),
    (Column("documents_in_time", "Tài liệu đúng hạn", 14), lambda row: row.conduct.documents_in_time),
)
_ADOPTION: _Columns[AdoptionRow] = (
    (Column("organisation", "Mã tổ chức"), lambda row: row.organisation.code),
    (Column("name", "Tổ chức", 36), lambda row: row.organisation.name),
    (Column("members", "Đảng viên", 10), lambda row: row.sums.members),
    (Column("activated", "Đã kích hoạt", 12), lambda row: row.sums.activated),
    (Column("activated_rate", "Đã kích hoạt (%)", 14), lambda row: row.sums.activated_rate),
    (Column("signed_in", "Đang đăng nhập", 12), lambda row: row.sums.signed_in),
    (Column("signed_in_rate", "Đang đăng nhập (%)", 14), lambda row: row.sums.signed_in_rate),
    (Column("active", "Mở tháng này", 12), lambda row: row.sums.active),
    (Column("active_rate", "Mở tháng này (%)", 14), lambda row: row.sums.active_rate),
    (Column("level", "Mức", 8), lambda row: _LEVELS[row.level]),
)
_TASKS: _Columns[TaskFigures] = (
    (Column("organisation", "Mã tổ chức"), lambda row: row.organisation.code),
    (Column("name", "Tổ chức", 36), lambda row: row.organisation.name),
    (Column("total", "Tổng số nhiệm vụ", 14), lambda row: row.total),
    (Column("done", "Hoàn thành", 12), lambda row: row.counts[Standing.DONE]),
    (Column("done_share", "Hoàn thành (%)", 14), lambda row: row.shares[Standing.DONE]),
    (Column("on_schedule", "Trong hạn", 12), lambda row: row.in_time),
    (Column("on_schedule_share", "Trong hạn (%)", 14), lambda row: row.shares[Standing.ON_SCHEDULE]),
    (Column("overdue", "Quá hạn", 12), lambda row: row.counts[Standing.OVERDUE]),
    (Column("overdue_share", "Quá hạn (%)", 14), lambda row: row.shares[Standing.OVERDUE]),
)


_MONTHLY: _Columns[Mapping[str, Any]] = (
    (Column("organisation", "Mã tổ chức"), itemgetter("organisation")),
    (Column("name", "Tổ chức", 36), itemgetter("name")),
    *((Column(name, title, 14), itemgetter(name)) for name, title in monthly_reports.FIGURES.items()),
)


def attendance_file(work: Work, organisation: str, first_day: date, last_day: date) -> Export:
    """``reports.attendance`` as a spreadsheet: the whole first, then each child.

    Raises:
        OrganisationNotFound, Forbidden: as the report does.
    """
    found = reports.attendance(work, organisation, first_day=first_day, last_day=last_day)
    title, rows = f"diem-danh-{first_day}-{found.last_day}", [found.total, *found.rows]
    return _file(work, found.organisation.code, "attendance", title, _ATTENDANCE, rows)


def compliance_file(work: Work, organisation: str | None, month: date) -> Export:
    """``reports.compliance`` likewise.

    Raises:
        OrganisationNotFound, Forbidden: as the report does.
    """
    found = reports.compliance(work, organisation, month)
    title = f"sinh-hoat-thang-{month:%Y-%m}"
    return _file(work, found.organisation.code, "compliance", title, _COMPLIANCE, [found.total, *found.rows])


def adoption_file(work: Work, organisation: str | None) -> Export:
    """``reports.adoption`` likewise.

    Raises:
        OrganisationNotFound, Forbidden: as the report does.
    """
    found = reports.adoption(work, organisation)
    title, rows = f"su-dung-so-tay-{work.today}", [found.total, *found.rows]
    return _file(work, found.organisation.code, "adoption", title, _ADOPTION, rows)


def monthly_report_file(work: Work, report_id: UUID) -> Export:
    """A monthly report likewise: as signed, else as the records say now.

    Raises:
        ReportNotFound: there is none that the actor may see.
    """
    found = monthly_reports.detail(work, report_id)
    lines: list[Mapping[str, Any]] = [found.figures["total"], *found.figures["rows"]]
    title = f"bao-cao-thang-{found.line.report.month:%Y-%m}"
    return _file(work, found.line.organisation.code, "monthly_report", title, _MONTHLY, lines)


def monthly_report_document(work: Work, report_id: UUID) -> Export:
    """The same as a Word file.

    Raises:
        ReportNotFound: there is none that the actor may see.
    """
    found = monthly_reports.detail(work, report_id)
    content, place = monthly_reports.document(found), found.line.organisation
    record(work, "export.monthly_report", "docx:1", organisation_id=place.id)
    title = f"bao-cao-thang-{found.line.report.month:%Y-%m}-{place.code}.docx"
    return Export(BytesIO(content), title, monthly_reports.WORD_FILE, 1, len(content))


def task_board_file(work: Work, organisation: str) -> Export:
    """``tasks.board`` likewise.

    Raises:
        OrganisationNotFound, Forbidden: as the board does.
    """
    found = tasks.board(work, organisation)
    title = f"nhiem-vu-{work.today}"
    return _file(work, organisation, "tasks", title, _TASKS, [found.total, *found.rows])


def _file(
    work: Work, code: str, noun: str, title: str, columns: _Columns[_Line], lines: Sequence[_Line]
) -> Export:
    rows: list[Row] = [[value(line) for _, value in columns] for line in lines]
    place = organisations.get(work, code)
    table = Table([column for column, _ in columns], rows)
    return take_out(work, place, noun, f"{title}-{place.code}", table, "xlsx")
