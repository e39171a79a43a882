"""Taking a stored import back: a small one now, a large one by a worker."""

from __future__ import annotations

from uuid import UUID

from core.errors import HandbookError
from core.unit_of_work import Runtime
from models import ImportRun, ImportState
from services.actor import SYSTEM, Work
from services.audit_log import record
from services.imports.errors import ImportNotReady
from services.imports.undo import take_back, undoable
from services.imports.uploads.background import acting, refuse, state_now, telling
from services.imports.uploads.jobs import UNDO

_IN_REQUEST = 500
"""So many members are taken back in about a second; a list of more is a worker's."""


def begin_undo(work: Work, run_id: UUID) -> ImportRun:
    """Take an import back now, or have a worker do it (state ``undoing``).

    Raises:
        ImportNotFound, ImportUndone, ImportNotStored, ImportNotReady, UndoExpired: as for ``undo``.
    """
    run, organisation = undoable(work, run_id)
    run.actor_id, run.refusal = work.actor.member_id, None
    if run.admitted + run.changed + run.moved > _IN_REQUEST:
        run.state, run.progress = ImportState.UNDOING, 0
        record(work, "members.import_undo_asked", run.id, organisation_id=organisation.id)
        work.enqueue(UNDO, run_id=str(run.id))
    else:
        take_back(work, run, organisation)
    return run


def undo_later(runtime: Runtime, run_id: UUID) -> None:
    """The same for a worker; a refusal is kept for the person, and the import stays stored.

    Takes the runtime, for it opens units of its own. Done again, or too late, it changes nothing.
    """
    try:
        with acting(runtime, run_id, ImportState.UNDOING) as found:
            if found is None:
                return
            work, run, organisation = found
            take_back(work, run, organisation, telling(runtime, run_id))
            if state_now(work, run) is not ImportState.UNDOING:
                raise ImportNotReady
    except HandbookError as refusal:
        with runtime.work(SYSTEM) as work:
            refuse(work, run_id, refusal, was=ImportState.UNDOING, then=ImportState.COMMITTED)
