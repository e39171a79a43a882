"""Giving an import up before it is stored, and forgetting what nobody came back to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select

from core.unit_of_work import Runtime
from models import ImportChange, ImportCorrection, ImportRow, ImportRun, ImportState
from services.actor import SYSTEM, Work
from services.audit_log import record
from services.imports import runs
from services.imports.errors import ImportIsOver
from services.imports.undo import UNDO_DAYS
from services.imports.uploads.kept_file import forget_later

KEPT_FOR = timedelta(days=7)
_GIVEN_UP_IN = (ImportState.READING, ImportState.READY, ImportState.REFUSED)


def discard(work: Work, run_id: UUID) -> None:
    """Forget an import, its rows and its file.

    Raises:
        ImportNotFound: there is none that the actor may see.
        ImportIsOver: it is stored, or being stored.
    """
    run, place = runs.get_for_update(work, run_id)
    if run.state not in _GIVEN_UP_IN:
        raise ImportIsOver
    work.session.delete(run)
    work.flush()
    forget_later(work, run_id)
    record(work, "members.import_discarded", run_id, organisation_id=place.id)


def forget_old(runtime: Runtime) -> int:
    """Forget what is older than seven days and not stored; how many imports that were. For workers.

    Of stored ones, rows that were left out go after the same time, and what the undo needs,
    with the values that were typed, once it is over.
    """
    with runtime.work(SYSTEM) as work:
        old = _old(work)
        is_old = ImportRun.created_at < work.now - KEPT_FOR
        work.session.execute(
            delete(ImportRow).where(ImportRow.run_id.in_(select(ImportRun.id).where(is_old)))
        )
        undo_is_over = select(ImportRun.id).where(
            ImportRun.committed_at < work.now - timedelta(days=UNDO_DAYS)
        )
        for told in (ImportChange, ImportCorrection):
            work.session.execute(delete(told).where(told.run_id.in_(undo_is_over)))
    for run_id in old:
        # The file first: what fails between the two is done the next night.
        runtime.files.delete(run_id)
        with runtime.work(SYSTEM) as work:
            work.session.execute(
                delete(ImportRun).where(ImportRun.id == run_id, ImportRun.committed_at.is_(None))
            )
    return len(old)


def _old(work: Work) -> Sequence[UUID]:
    query = select(ImportRun.id).where(
        ImportRun.committed_at.is_(None), ImportRun.created_at < work.now - KEPT_FOR
    )
    return work.session.scalars(query).all()
