"""The minutes as a Word file in the official layout."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from services.meetings.outline import Outline, Style

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FONT = "Times New Roman"


def word_file(printed: Outline, seal: str | None) -> bytes:
    """A .docx of the outline; ``seal`` is the hash of the locked record, put below it."""
    document = _empty()
    _heads(document, printed)
    _centred(document.add_paragraph(), "BIÊN BẢN")
    _centred(document.add_paragraph(), printed.title)
    for line in printed.lines:
        paragraph = document.add_paragraph()
        paragraph.add_run(line.text).bold = line.style is Style.PART
        if line.style is not Style.PART:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _signatures(document, printed)
    if seal:
        document.add_paragraph().add_run(f"Mã niêm phong (SHA-256): {seal}").font.size = Pt(8)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _empty() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    font = document.styles["Normal"].font
    font.name, font.size = _FONT, Pt(14)
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    return document


def _heads(document: Document, printed: Outline) -> None:
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    _centred(left.paragraphs[0], printed.committee, bold=False)
    _centred(left.add_paragraph(), printed.cell)
    _centred(left.add_paragraph(), "*", bold=False)
    _centred(right.paragraphs[0], "ĐẢNG CỘNG SẢN VIỆT NAM")
    day = right.add_paragraph()
    _centred(day, printed.place_and_day, bold=False)
    day.runs[0].italic = True


def _signatures(document: Document, printed: Outline) -> None:
    taker, chair = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, title, name in ((taker, "THƯ KÝ", printed.minute_taker), (chair, "CHỦ TRÌ", printed.chair)):
        _centred(cell.paragraphs[0], title)
        for _ in range(3):
            cell.add_paragraph()
        _centred(cell.add_paragraph(), name)


def _centred(paragraph: Paragraph, text: str, *, bold: bool = True) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = bold
