"""A monthly report as a Word file: what was signed, or the figures of now marked as not signed."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.table import Table

from core.clock import LOCAL_TIME_ZONE
from core.word_document import WORD_FILE, centred, empty, written
from services.meetings import rates
from services.monthly_reports.figures import Record
from services.monthly_reports.queries import ReportDetail

__all__ = ["WORD_FILE", "document"]

_HEADINGS = ("Đơn vị", "Chi bộ", "Đã họp", "Hoãn", "Không họp", "Chưa có thông tin", "Có mặt", "Tỷ lệ (%)")


def document(detail: ReportDetail) -> bytes:
    """A .docx of the report."""
    paper, place = empty(), detail.line.organisation
    centred(paper.add_paragraph(), place.name.upper())
    centred(paper.add_paragraph(), "BÁO CÁO TÌNH HÌNH SINH HOẠT CHI BỘ")
    centred(paper.add_paragraph(), f"Tháng {detail.line.report.month:%m/%Y}")
    _table(paper, [detail.figures["total"], *detail.figures["rows"]])
    if detail.remark:
        paper.add_paragraph().add_run("Nhận xét").bold = True
        paper.add_paragraph(detail.remark)
    _signature(paper, detail)
    return written(paper)


def _table(paper: Document, lines: Sequence[Record]) -> None:
    table = paper.add_table(rows=1, cols=len(_HEADINGS), style="Table Grid")
    _fill(table, 0, _HEADINGS)
    for number, line in enumerate(lines, 1):
        table.add_row()
        _fill(table, number, _cells(line))


def _fill(table: Table, row: int, words: Sequence[str]) -> None:
    for cell, word in zip(table.rows[row].cells, words, strict=True):
        cell.text = word


def _cells(line: Record) -> Sequence[str]:
    rate = rates(line["expected"], line["present"], line["excused"]).rate
    return (
        line["name"],
        str(line["cells"]),
        str(line["held"] + line["held_jointly"]),
        str(line["postponed"]),
        str(line["not_held"]),
        str(line["no_record"]),
        f"{line['present']}/{line['expected']}",
        "" if rate is None else f"{rate:.1f}".replace(".", ","),
    )


def _signature(paper: Document, detail: ReportDetail) -> None:
    report, signer = detail.line.report, detail.line.signer
    if report.signed_at is None or signer is None:
        paper.add_paragraph("Báo cáo chưa ký; số liệu còn có thể thay đổi.").runs[0].italic = True
        return
    at = report.signed_at.astimezone(LOCAL_TIME_ZONE)
    paper.add_paragraph(f"Người ký: {signer.full_name}, {at:%H:%M, %d/%m/%Y}.")
    if detail.replaced:
        paper.add_paragraph(f"Ký lần {report.version}, thay bản trước. Lý do: {detail.reason}")
    paper.add_paragraph(f"Mã niêm phong (SHA-256): {report.signed_hash}")
