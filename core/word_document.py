"""Word documents as offices here print them: A4, their margins and letters."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""Its media type."""
_FONT = "Times New Roman"


def empty() -> Document:
    """A document without a word: A4, margins of Nghị định 30/2020, letters of 14 points."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    font = document.styles["Normal"].font
    font.name, font.size = _FONT, Pt(14)
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    return document


def centred(paragraph: Paragraph, text: str, *, bold: bool = True) -> None:
    """Write in the middle of a line."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = bold


def written(document: Document) -> bytes:
    """The bytes of the file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()
