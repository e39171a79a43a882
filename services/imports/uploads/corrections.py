"""Correcting single values of a file that waits to be stored; the file itself stays as it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.dialects.postgresql import insert

from core.vietnamese import normalise
from models import ImportCorrection, ImportRow, ImportRun, ImportState
from services.actor import Work
from services.audit_log import record
from services.imports import runs
from services.imports.commit import Place
from services.imports.errors import ImportNotReady, ImportRowNotFound, ValueNotCorrectable
from services.imports.fields import Field
from services.imports.typed_values import CORRECTABLE
from services.imports.uploads.reading import read_again
from services.imports.uploads.row_content import opened

_LONGEST = 200


class Correction(NamedTuple):
    """What was typed for one field of one row; an empty text takes the value out."""

    sheet: str
    row: int
    field: Field
    text: str


class KeptCorrection(NamedTuple):
    """The same with what the file had said (None: nothing)."""

    sheet: str
    row: int
    field: Field
    read: str | None
    value: str


def correct(work: Work, run_id: UUID, corrections: Sequence[Correction]) -> ImportRun:
    """Put what was typed in the place of what the file says, keep both, and judge the rows anew.

    All rules look again, also those over several rows; a large file is read again by a worker (state
    ``reading``). Rows that say something else now wait for a decision again, if a doubt remains.

    Raises:
        ImportNotFound: there is none that the actor may see.
        ImportNotReady: a worker is at it, or it is over.
        ImportRowNotFound: the file has no such row.
        ValueNotCorrectable: no such field, or a text longer than any value.
    """
    run, place = runs.get_for_update(work, run_id)
    if run.state is not ImportState.READY:
        raise ImportNotReady
    _keep(work, run, corrections)
    run.actor_id, run.refusal = work.actor.member_id, None
    record(work, "members.import_corrected", run.id, organisation_id=place.id)
    read_again(work, run)
    return run


def corrections(work: Work, run_id: UUID) -> list[KeptCorrection]:
    """Every value that was typed for an import, in the order of the file; kept until the undo is over.

    Raises:
        ImportNotFound: there is none that the actor may see.
    """
    run = runs.get(work, run_id).run
    query = select(ImportCorrection).where(ImportCorrection.run_id == run.id)
    order = (ImportCorrection.sheet, ImportCorrection.row, ImportCorrection.field)
    return [
        KeptCorrection(
            one.sheet,
            one.row,
            Field(one.field),
            work.vault.open_optional(one.read),
            work.vault.open(one.value),
        )
        for one in work.session.scalars(query.order_by(*order))
    ]


def _keep(work: Work, run: ImportRun, given: Sequence[Correction]) -> None:
    read = _as_read(work, run, {(one.sheet, one.row) for one in given})
    for one in given:
        text = normalise(one.text)
        if one.field not in CORRECTABLE or len(text) > _LONGEST:
            raise ValueNotCorrectable(field=one.field)
        if (one.sheet, one.row) not in read:
            raise ImportRowNotFound(sheet=one.sheet, row=one.row)
        before = read[one.sheet, one.row].get(one.field)
        values = {
            "value": work.vault.seal(text),
            "corrected_by": work.actor.member_id,
            "corrected_at": work.now,
        }
        statement = insert(ImportCorrection).values(
            run_id=run.id,
            sheet=one.sheet,
            row=one.row,
            field=one.field.value,
            read=work.vault.seal(before) if before else None,
            **values,
        )
        # Typed once more: what the file says was kept the first time.
        key = (
            ImportCorrection.run_id,
            ImportCorrection.sheet,
            ImportCorrection.row,
            ImportCorrection.field,
        )
        work.session.execute(statement.on_conflict_do_update(index_elements=key, set_=values))


def _as_read(work: Work, run: ImportRun, places: set[Place]) -> dict[Place, dict[str, str]]:
    query = select(ImportRow).where(
        ImportRow.run_id == run.id, tuple_(ImportRow.sheet, ImportRow.row).in_(places)
    )
    return {
        (row.sheet, row.row): opened(work.vault, row.content)["read"] for row in work.session.scalars(query)
    }
