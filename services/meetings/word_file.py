"""The minutes as a Word file in the official layout."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from core.word_document import centred, empty, written
from services.meetings.outline import Outline, Style


def word_file(printed: Outline, seal: str | None) -> bytes:
    """A .docx of the outline; ``seal`` is the hash of the locked record, put below it."""
    document = empty()
    _heads(document, printed)
    centred(document.add_paragraph(), "BIÊN BẢN")
    centred(document.add_paragraph(), printed.title)
    for line in printed.lines:
        paragraph = document.add_paragraph()
        paragraph.add_run(line.text).bold = line.style is Style.PART
        if line.style is not Style.PART:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _signatures(document, printed)
    if seal:
        document.add_paragraph().add_run(f"Mã niêm phong (SHA-256): {seal}").font.size = Pt(8)
    return written(document)


def _heads(document: Document, printed: Outline) -> None:
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    centred(left.paragraphs[0], printed.committee, bold=False)
    centred(left.add_paragraph(), printed.cell)
    centred(left.add_paragraph(), "*", bold=False)
    centred(right.paragraphs[0], "ĐẢNG CỘNG SẢN VIỆT NAM")
    day = right.add_paragraph()
    centred(day, printed.place_and_day, bold=False)
    day.runs[0].italic = True


def _signatures(document: Document, printed: Outline) -> None:
    taker, chair = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, title, name in ((taker, "THƯ KÝ", printed.minute_taker), (chair, "CHỦ TRÌ", printed.chair)):
        centred(cell.paragraphs[0], title)
        for _ in range(3):
            cell.add_paragraph()
        centred(cell.add_paragraph(), name)
