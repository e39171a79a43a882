"""Which module reads which kind of document; named, not imported: only the reading process loads it."""

from __future__ import annotations

_OFFICE = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"

READERS = {
    "application/pdf": "core.document_text.pdf",
    f"{_OFFICE}.wordprocessingml.document": "core.document_text.zipped_markup",
    f"{_OFFICE}.presentationml.presentation": "core.document_text.zipped_markup",
    f"{_ODF}.text": "core.document_text.zipped_markup",
    f"{_ODF}.presentation": "core.document_text.zipped_markup",
    f"{_OFFICE}.spreadsheetml.sheet": "core.document_text.spreadsheet",
    f"{_ODF}.spreadsheet": "core.document_text.spreadsheet",
    "application/vnd.ms-excel": "core.document_text.spreadsheet",
}
"""Each module has ``pages(content)``, which yields texts, and ``DAMAGED``, what it raises over bad files."""
