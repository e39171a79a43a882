"""Deciding about flagged rows: to store them as proposed, or to leave them out."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select, tuple_, update

from models import ImportRow, ImportRun, ImportState, RowDecision, Verdict
from services.actor import Work
from services.audit_log import record
from services.imports import runs
from services.imports.codes import Code
from services.imports.commit import IncompleteRow, Place
from services.imports.errors import ImportNotReady, ImportRowNotFound, RowNeedsNoDecision


def decide(work: Work, run_id: UUID, decision: RowDecision | None, places: Collection[Place]) -> int:
    """Decide about single rows (sheet, number); None takes a decision back. How many were decided.

    Raises:
        ImportNotFound: there is none that the actor may see.
        ImportNotReady: a worker is at it, or it is over.
        ImportRowNotFound, RowNeedsNoDecision: see the class.
        IncompleteRow: a row to be stored lacks something.
    """
    run = _ready(work, run_id)
    _check(work, run, decision, places)
    return _set(work, run, decision, tuple_(ImportRow.sheet, ImportRow.row).in_(places))


def decide_all(work: Work, run_id: UUID, decision: RowDecision | None, doubt: Code) -> int:
    """Decide about all rows with one doubt at once. How many were decided.

    Stored are only whole rows that have no other doubt, for the others nobody has looked at all of
    theirs. Left out, or taken back, are all.

    Raises:
        ImportNotFound, ImportNotReady: as for :func:`decide`.
    """
    run = _ready(work, run_id)
    chosen = ImportRow.doubts.contains([doubt.value])
    if decision is RowDecision.STORE:
        chosen = and_(chosen, ImportRow.is_storable, func.cardinality(ImportRow.doubts) == 1)
    return _set(work, run, decision, chosen)


def _ready(work: Work, run_id: UUID) -> ImportRun:
    run = runs.get_for_update(work, run_id).run
    if run.state is not ImportState.READY:
        raise ImportNotReady
    return run


def _check(work: Work, run: ImportRun, decision: RowDecision | None, places: Collection[Place]) -> None:
    query = select(ImportRow.sheet, ImportRow.row, ImportRow.verdict, ImportRow.is_storable).where(
        ImportRow.run_id == run.id, tuple_(ImportRow.sheet, ImportRow.row).in_(places)
    )
    found = {(row.sheet, row.row): row for row in work.session.execute(query)}
    for sheet, number in places:
        row = found.get((sheet, number))
        if row is None:
            raise ImportRowNotFound(sheet=sheet, row=number)
        if decision is RowDecision.STORE and not row.is_storable:
            raise IncompleteRow(sheet=sheet, row=number)
        if row.verdict is not Verdict.FLAG:
            raise RowNeedsNoDecision(sheet=sheet, row=number)


def _set(work: Work, run: ImportRun, decision: RowDecision | None, chosen: ColumnElement[bool]) -> int:
    statement = (
        update(ImportRow)
        .where(ImportRow.run_id == run.id, ImportRow.verdict == Verdict.FLAG, chosen)
        .values(decision=decision)
        .returning(ImportRow.position)
    )
    decided = len(work.session.execute(statement, execution_options={"synchronize_session": False}).all())
    run.actor_id, run.refusal = work.actor.member_id, None
    record(work, "members.import_decided", run.id, organisation_id=run.organisation_id)
    return decided
