"""The rows of an import that were not stored, or will not be, as a spreadsheet."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from models import ImportRow
from services.actor import Work
from services.imports import runs
from services.imports.bad_rows import BadRow, BadTable, workbook_of
from services.imports.codes import sentence
from services.imports.uploads.outline import OutlinedList, outline
from services.imports.uploads.row_content import ShownRow, shown_row
from services.imports.uploads.rows import WILL_BE_STORED


def bad_rows(work: Work, run_id: UUID) -> bytes:
    """An .xlsx of them as they were sent, with the reasons beside each: see ``workbook_of``.

    Raises:
        ImportNotFound: there is none that the actor may see.
    """
    run = runs.get(work, run_id).run
    query = select(ImportRow).where(ImportRow.run_id == run.id, ~WILL_BE_STORED)
    rows = [shown_row(work.vault, row) for row in work.session.scalars(query.order_by(ImportRow.position))]
    return workbook_of(
        BadTable(_headings(found), [_bad(row) for row in rows if row.list_number == number])
        for number, found in enumerate(outline(work, run))
    )


def _headings(found: OutlinedList) -> list[str]:
    """The headings in their places; columns without any stand empty between them."""
    by_number = {column.number: column.heading for column in found.columns}
    return [by_number.get(number, "") for number in range(1, max(by_number, default=0) + 1)]


def _bad(row: ShownRow) -> BadRow:
    reasons = [sentence(finding) for finding in row.findings]
    return BadRow(row.sheet, row.row, row.verdict, reasons, row.cells)
