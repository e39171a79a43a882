"""Taking an import back as a whole, as long as what it did has not become history of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from core.clock import local_date
from models import ImportChange, ImportedChange, ImportState, Member
from services import members
from services.actor import Work
from services.audit_log import record
from services.imports.errors import ImportNotStored, ImportUndone, UndoExpired
from services.imports.runs import get_for_update

UNDO_DAYS = 90


@dataclass(slots=True)
class UndoResult:
    """How many members were taken out and set back; ``kept`` have since got a history and need a person."""

    removed: int = 0
    restored: int = 0
    kept: list[UUID] = field(default_factory=list)


def undo(work: Work, run_id: UUID) -> UndoResult:
    """Take an import back: remove whom it entered, set back what it changed, return whom it moved.

    What was changed again since is left as it is, and reported.

    Raises:
        ImportNotFound: there is none that the actor may see and administers.
        ImportUndone: it has been taken back already.
        ImportNotStored: there is nothing to take back yet.
        UndoExpired: it is older than 90 days.
    """
    run, organisation = get_for_update(work, run_id)
    if run.state is ImportState.UNDONE:
        raise ImportUndone
    if run.committed_at is None:
        raise ImportNotStored
    if work.now - run.committed_at > timedelta(days=UNDO_DAYS):
        raise UndoExpired(days=UNDO_DAYS)
    changes = work.session.scalars(
        select(ImportChange).where(ImportChange.run_id == run.id).order_by(ImportChange.id.desc())
    ).all()
    result = UndoResult()
    _take_out(work, run.admitted_ids, result)
    for change in changes:
        _set_back(work, change, run.committed_at, result)
    run.state, run.undone_at = ImportState.UNDONE, work.now
    record(work, "members.import_undone", run.id, organisation_id=organisation.id)
    return result


def _take_out(work: Work, member_ids: Sequence[UUID], result: UndoResult) -> None:
    removed = members.remove_unused(work, member_ids)
    result.removed += len(removed)
    result.kept += [member_id for member_id in member_ids if member_id not in removed]


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
