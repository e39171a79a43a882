"""The rows of an import that were not stored, or will not be, as a spreadsheet."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from models import ImportRow
from services.actor import Work
from services.imports import runs
from services.imports.bad_rows import workbook_of
from services.imports.uploads.outline import outline
from services.imports.uploads.row_content import shown_row
from services.imports.uploads.rows import WILL_BE_STORED
from services.imports.uploads.typed_cells import table_of


def bad_rows(work: Work, run_id: UUID) -> bytes:
    """An .xlsx of them, with the reasons beside each: see ``workbook_of``.

    Cells are as they were sent, but for those in whose place a person typed another value.

    Raises:
        ImportNotFound: there is none that the actor may see.
    """
    run = runs.get(work, run_id).run
    query = select(ImportRow).where(ImportRow.run_id == run.id, ~WILL_BE_STORED)
    rows = [shown_row(work.vault, row) for row in work.session.scalars(query.order_by(ImportRow.position))]
    return workbook_of(
        table_of(found, [row for row in rows if row.list_number == number])
        for number, found in enumerate(outline(work, run))
    )
