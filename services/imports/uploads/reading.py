"""Reading an uploaded file, in the request or by a worker, and keeping its rows for the decisions."""

from __future__ import annotations

from uuid import UUID

from core.errors import HandbookError
from core.unit_of_work import Runtime
from models import ImportRun, ImportState, Organisation
from services.actor import SYSTEM, Work
from services.imports import runs
from services.imports.preview import Preview, preview
from services.imports.progress import Progress, part_of, unheard
from services.imports.uploads.background import acting, refuse, telling
from services.imports.uploads.jobs import READ, is_for_a_worker
from services.imports.uploads.kept_file import content_of, title_of
from services.imports.uploads.remembered import mappings_of
from services.imports.uploads.row_store import keep_rows
from services.imports.uploads.typed import typed_in


def read_now(work: Work, run: ImportRun, content: bytes) -> None:
    """Read the file of an import and keep its rows.

    Raises:
        FileRefused: the file cannot be imported, and why.
    """
    place = work.session.get_one(Organisation, run.organisation_id)
    keep_rows(work, run, understood(work, run, place, content))


def read_again(work: Work, run: ImportRun) -> None:
    """Read a file that was read before, now or (state ``reading``) by a worker.

    Raises:
        FileRefused: its columns, as they were said to be, hold no members.
    """
    if is_for_a_worker(run.file_size):
        run.state, run.progress = ImportState.READING, 0
        work.enqueue(READ, run_id=str(run.id))
    else:
        read_now(work, run, content_of(work, run))


def read_upload(runtime: Runtime, run_id: UUID) -> None:
    """The same for a worker: other connections see how far it is; a refusal is kept for the person.

    Takes the runtime, for it opens units of its own. Done again, or too late, it changes nothing.
    """
    try:
        with acting(runtime, run_id, ImportState.READING) as found:
            if found is None:
                return
            work, run, place = found
            progress = part_of(telling(runtime, run_id), 0, 80)
            shown = understood(work, run, place, content_of(work, run), progress)
            held = runs.get_for_update(work, run_id).run
            if held.state is ImportState.READING:
                keep_rows(work, held, shown)
    except HandbookError as refusal:
        with runtime.work(SYSTEM) as work:
            refuse(work, run_id, refusal, was=ImportState.READING, then=ImportState.REFUSED)


def understood(
    work: Work, run: ImportRun, place: Organisation, content: bytes, progress: Progress = unheard
) -> Preview:
    """The file against the handbook as it is now, its columns as the office said."""
    return preview(
        work,
        content,
        organisation=place.code,
        title=title_of(run),
        mappings=mappings_of(work, place),
        typed=typed_in(work, run.id),
        progress=progress,
    )
