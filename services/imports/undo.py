"""Taking an import back as a whole, as long as what it did has not become history of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from core.clock import local_date
from models import ImportChange, ImportedChange, ImportRun, ImportState, Member, Organisation
from services import members
from services.actor import Work
from services.audit_log import record
from services.imports.errors import ImportNotReady, ImportNotStored, ImportUndone, UndoExpired
from services.imports.progress import Progress, part_of, unheard
from services.imports.runs import Found, get_for_update

UNDO_DAYS = 90
_AT_ONCE = 1_000


@dataclass(slots=True)
class UndoResult:
    """How many members were taken out and set back; ``kept`` have since got a history and need a person."""

    removed: int = 0
    restored: int = 0
    kept: list[UUID] = field(default_factory=list)


def undo(work: Work, run_id: UUID, progress: Progress = unheard) -> UndoResult:
    """Take an import back: remove whom it entered, set back what it changed, return whom it moved.

    What was changed again since is left as it is, and reported.

    Raises:
        ImportNotFound: there is none that the actor may see and administers.
        ImportUndone: it has been taken back already.
        ImportNotStored: there is nothing to take back yet.
        ImportNotReady: a worker takes it back just now.
        UndoExpired: it is older than 90 days.
    """
    run, organisation = undoable(work, run_id)
    return take_back(work, run, organisation, progress)


def undoable(work: Work, run_id: UUID) -> Found:
    """An import that can be taken back, held until the end of this unit of work.

    Raises:
        ImportNotFound, ImportUndone, ImportNotStored, ImportNotReady, UndoExpired: as for :func:`undo`.
    """
    found = get_for_update(work, run_id)
    if found.run.state is ImportState.UNDONE:
        raise ImportUndone
    if found.run.committed_at is None:
        raise ImportNotStored
    if found.run.state is not ImportState.COMMITTED:
        raise ImportNotReady
    if work.now - found.run.committed_at > timedelta(days=UNDO_DAYS):
        raise UndoExpired(days=UNDO_DAYS)
    return found


def take_back(
    work: Work, run: ImportRun, organisation: Organisation, progress: Progress = unheard
) -> UndoResult:
    """The taking back itself. ``run`` is written last: until then others may write its ``progress``."""
    result = UndoResult()
    _take_out(work, run.admitted_ids, result, part_of(progress, 0, 80))
    changes = work.session.scalars(
        select(ImportChange).where(ImportChange.run_id == run.id).order_by(ImportChange.id.desc())
    ).all()
    tell = part_of(progress, 80, 100)
    for number, change in enumerate(changes):
        _set_back(work, change, run.committed_at or work.now, result)
        if number % _AT_ONCE == 0:
            tell(100 * number // len(changes))
    progress(100)
    run.state, run.undone_at, run.refusal = ImportState.UNDONE, work.now, None
    run.undo_result = asdict(result) | {"kept": [str(member_id) for member_id in result.kept]}
    record(work, "members.import_undone", run.id, organisation_id=organisation.id)
    return result


def _take_out(work: Work, member_ids: Sequence[UUID], result: UndoResult, progress: Progress) -> None:
    """In portions, so that it can be told how far it is."""
    for first in range(0, len(member_ids), _AT_ONCE):
        portion = member_ids[first : first + _AT_ONCE]
        removed = members.remove_unused(work, portion)
        result.removed += len(removed)
        result.kept += [member_id for member_id in portion if member_id not in removed]
        progress(100 * (first + len(portion)) // len(member_ids))


def _set_back(work: Work, change: ImportChange, since: datetime, result: UndoResult) -> None:
    if change.kind is ImportedChange.MOVED:
        before = work.vault.open_optional(change.before)
        day = local_date(since)
        done = members.return_home(work, change.member_id, int(before) if before else None, day)
    else:
        done = _set_field_back(work, change)
    if done:
        result.restored += 1
    else:
        result.kept.append(change.member_id)


def _set_field_back(work: Work, change: ImportChange) -> bool:
    """Whether the field still had what the import put there, and so could be set back."""
    member = work.session.get(Member, change.member_id)
    name, after = change.field or "", work.vault.open_optional(change.after)
    if member is None or members.field_text(work, member, name) != after:
        return False
    before = work.vault.open_optional(change.before)
    members.correct(work, member, {name: members.field_value(name, before)})
    return True
