"""Keeping the rows of a file that was read, and the decisions that were made about them before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import delete, select

from core.database import driver_connection
from models import ImportRow, ImportRun, ImportState, RowDecision, Verdict
from services.actor import Work
from services.imports.codes import doubts_of
from services.imports.commit import Place, is_storable
from services.imports.drafts import Draft
from services.imports.preview import Preview
from services.imports.uploads.outline import sealed_outline
from services.imports.uploads.row_content import content_of, effect_of, opened, sealed

_COPY = (
    "COPY import_row (run_id, position, list_number, sheet, row, verdict, codes, doubts, effect,"
    " is_storable, decision, member_id, content) FROM STDIN"
)


def keep_rows(work: Work, run: ImportRun, shown: Preview) -> None:
    """Put the rows of a file in the place of those read from it before; the import is then ready.

    A decision stays where the row says what it said when it was decided.
    """
    decided = decided_rows(work, run.id)
    work.session.execute(delete(ImportRow).where(ImportRow.run_id == run.id))
    cursor = driver_connection(work.session.connection()).cursor()
    with cursor.copy(_COPY) as copy:
        for values in _rows(work, run.id, shown, decided):
            copy.write_row(values)
    counts = shown.counts
    run.accepted, run.flagged = counts[Verdict.ACCEPT], counts[Verdict.FLAG]
    run.rejected = counts[Verdict.REJECT]
    run.outline, run.state, run.progress = sealed_outline(work, shown), ImportState.READY, 100


def decided_rows(work: Work, run_id: UUID) -> dict[Place, tuple[RowDecision, dict[str, Any]]]:
    """The decisions so far, and what each was about."""
    query = select(ImportRow).where(ImportRow.run_id == run_id, ImportRow.decision.is_not(None))
    return {
        (row.sheet, row.row): (row.decision, opened(work.vault, row.content))
        for row in work.session.scalars(query)
        if row.decision is not None
    }


def as_kept(draft: Draft, shown: Preview) -> dict[str, Any]:
    """What is kept of a row, as it comes back."""
    content = content_of(draft, shown)
    return dict(orjson.loads(orjson.dumps(content)))


def _rows(
    work: Work,
    run_id: UUID,
    shown: Preview,
    decided: dict[Place, tuple[RowDecision, dict[str, Any]]],
) -> Iterator[tuple[object, ...]]:
    number_of = {
        (table.sheet.name, row.number): number
        for number, table in enumerate(shown.tables)
        for row in table.rows
    }
    for position, draft in enumerate(shown.rows):
        match = shown.matches.get(draft.place)
        decision = _kept_decision(draft, shown, decided)
        yield (
            run_id,
            position,
            number_of[draft.place],
            draft.sheet,
            draft.row,
            draft.verdict.value,
            [finding.code.value for finding in draft.findings],
            doubts_of(draft.findings),
            effect_of(match).value,
            is_storable(draft),
            decision.value if decision else None,
            match.stored.id if match else None,
            sealed(work.vault, content_of(draft, shown)),
        )


def _kept_decision(
    draft: Draft, shown: Preview, decided: dict[Place, tuple[RowDecision, dict[str, Any]]]
) -> RowDecision | None:
    if draft.place not in decided or draft.verdict is not Verdict.FLAG:
        return None
    decision, content = decided[draft.place]
    return decision if as_kept(draft, shown) == content else None
