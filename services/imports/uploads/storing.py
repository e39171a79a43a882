"""Storing an import whose rows have been decided on."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, select

from core.errors import HandbookError
from core.unit_of_work import Runtime
from models import ImportRow, ImportRun, ImportState, RowDecision, Verdict
from services.actor import SYSTEM, Work
from services.imports import runs
from services.imports.commit import Place, store_preview
from services.imports.errors import ImportNotReady, StoredMeanwhile
from services.imports.preview import Preview
from services.imports.progress import Progress, part_of, unheard
from services.imports.uploads.background import Background, acting, refuse, state_now, telling
from services.imports.uploads.jobs import STORE, is_for_a_worker
from services.imports.uploads.kept_file import content_of, forget_later
from services.imports.uploads.reading import understood
from services.imports.uploads.row_store import as_kept, decided_rows
from services.imports.uploads.rows import WILL_BE_STORED


def commit_upload(work: Work, run_id: UUID) -> ImportRun:
    """Store accepted rows, and flagged ones that were decided for; in one transaction.

    Small files are stored now, large ones by a worker (state ``storing``).

    Raises:
        ImportNotFound: there is none that the actor may see.
        ImportNotReady: a worker is at it, or it is over.
        StoredMeanwhile: the handbook has changed in what was decided on; nothing was stored.
    """
    run, place = runs.get_for_update(work, run_id)
    if run.state is not ImportState.READY:
        raise ImportNotReady
    run.actor_id, run.refusal = work.actor.member_id, None
    if is_for_a_worker(run.file_size):
        run.state, run.progress = ImportState.STORING, 0
        work.enqueue(STORE, run_id=str(run.id))
    else:
        _store(Background(work, run, place))
    return run


def store_upload(runtime: Runtime, run_id: UUID) -> None:
    """The same for a worker; a refusal is kept for the person, who may look and decide again.

    Takes the runtime, for it opens units of its own. Done again, or too late, it changes nothing.
    """
    try:
        with acting(runtime, run_id, ImportState.STORING) as found:
            if found is not None:
                _store(found, telling(runtime, run_id))
    except HandbookError as refusal:
        with runtime.work(SYSTEM) as work:
            refuse(work, run_id, refusal, was=ImportState.STORING, then=ImportState.READY)


def _store(background: Background, progress: Progress = unheard) -> None:
    """Read again and store; the import's own row is touched last, since its progress is told meanwhile."""
    work, run, place = background
    state = run.state
    shown = understood(work, run, place, content_of(work, run), part_of(progress, 0, 60))
    decisions = _decisions(work, run.id, shown)
    store_preview(work, shown, run, decisions, part_of(progress, 60, 100))
    if state_now(work, run) is not state:
        raise ImportNotReady
    work.session.execute(delete(ImportRow).where(ImportRow.run_id == run.id, WILL_BE_STORED))
    work.flush()
    forget_later(work, run.id)


def _decisions(work: Work, run_id: UUID, shown: Preview) -> dict[Place, RowDecision]:
    """Every flagged row as it was decided; none was decided is left out, whatever it looks like now.

    Raises:
        StoredMeanwhile: a row that was to be stored does not say any more what a person agreed to.
    """
    decided = decided_rows(work, run_id)
    for draft in shown.rows:
        decision, content = decided.get(draft.place, (None, None))
        if decision is RowDecision.STORE and as_kept(draft, shown) != content:
            raise StoredMeanwhile
    flagged = select(ImportRow.sheet, ImportRow.row, ImportRow.decision).where(
        ImportRow.run_id == run_id, ImportRow.verdict == Verdict.FLAG
    )
    return {
        (sheet, row): decision or RowDecision.LEAVE for sheet, row, decision in work.session.execute(flagged)
    }
