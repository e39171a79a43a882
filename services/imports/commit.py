"""Storing what a file says: one transaction, every change kept so that it can be taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from core.errors import Invalid
from models import ImportedChange, ImportRun, ImportState, Member, RowDecision, Verdict
from services import members
from services.actor import Work
from services.audit_log import record
from services.imports import changes
from services.imports.checks import status_of
from services.imports.codes import Code, gravity
from services.imports.collector import collector_resting
from services.imports.drafts import Draft
from services.imports.errors import StoredMeanwhile
from services.imports.layout import Mapping
from services.imports.preview import Preview, preview
from services.imports.progress import Progress, part_of, unheard
from services.imports.stored import Match
from services.members import Admission, MemberExists

Place = tuple[str, int]
"""A row of the file: the name of its sheet and its number."""


class IncompleteRow(Invalid):
    """A person wants a row stored that still lacks something."""

    code = "import_row_incomplete"
    vi = "Dòng {row} ({sheet}) còn thiếu thông tin bắt buộc nên chưa thể nhập."
    en = "Row {row} ({sheet}) still lacks required facts and cannot be imported."


@dataclass(slots=True)
class _Plan:
    """What becomes of each row."""

    new: list[Draft] = field(default_factory=list)
    known: list[tuple[Draft, Match]] = field(default_factory=list)
    unchanged: int = 0
    left_out: int = 0


def commit(
    work: Work,
    content: bytes,
    *,
    organisation: str,
    title: str = "Sheet1",
    mappings: Sequence[Mapping] = (),
    decisions: Dictionary[Place, RowDecision] | None = None,
    progress: Progress = unheard,
) -> ImportRun:
    """Read the file again, compare it with the handbook as it is now, and store it.

    Accepted rows are stored; flagged ones only by a person's decision; rejected ones never.
    Importing the same file again changes nothing.

    Raises:
        OrganisationNotFound, Forbidden, FileRefused: as for the preview.
        IncompleteRow: a decision is about a row that cannot be stored.
        StoredMeanwhile: somebody stored one of these members at the same moment.
    """
    shown = preview(
        work,
        content,
        organisation=organisation,
        title=title,
        mappings=mappings,
        progress=part_of(progress, 0, 60),
    )
    return commit_preview(
        work,
        shown,
        file_digest=digest(content),
        decisions=decisions or {},
        progress=part_of(progress, 60, 100),
    )


def digest(content: bytes) -> bytes:
    """By which a file is known again without being kept."""
    return hashlib.sha256(content).digest()


def updates(shown: Preview) -> dict[Place, RowDecision]:
    """The decisions that store all rows in doubt only because the handbook has the member otherwise."""
    return {
        row.place: RowDecision.STORE
        for row in shown.rows
        if row.verdict is Verdict.FLAG
        and all(
            finding.code in _DIFFERENT or gravity(finding.code) is Verdict.ACCEPT for finding in row.findings
        )
    }


_DIFFERENT = (Code.STORED_DIFFERS, Code.STORED_IN_ANOTHER_CELL)


def commit_preview(
    work: Work,
    shown: Preview,
    *,
    file_digest: bytes,
    decisions: Dictionary[Place, RowDecision],
    progress: Progress = unheard,
) -> ImportRun:
    """The same for a file that was just read in this unit of work."""
    run = ImportRun(
        organisation_id=shown.organisation.id,
        actor_id=work.actor.member_id,
        state=ImportState.READY,
        created_at=work.now,
        file_digest=file_digest,
    )
    work.session.add(run)
    work.flush()
    store_preview(work, shown, run, decisions, progress)
    return run


@collector_resting()
def store_preview(
    work: Work,
    shown: Preview,
    run: ImportRun,
    decisions: Dictionary[Place, RowDecision],
    progress: Progress = unheard,
) -> None:
    """Store what was just read, and note in ``run`` what came of it.

    ``run`` itself is written last: until then others may write their ``progress`` to it.

    Raises:
        IncompleteRow, StoredMeanwhile: as for :func:`commit`.
    """
    plan = _planned(shown, decisions)
    admitted = _admit(work, shown, plan)
    progress(80)
    for draft, match in plan.known:
        _apply(work, run.id, draft, match, shown)
    work.flush()
    progress(100)
    _conclude(work, run, plan, admitted)
    record(work, "members.imported", run.id, organisation_id=shown.organisation.id)


def _conclude(work: Work, run: ImportRun, plan: _Plan, admitted: list[UUID]) -> None:
    run.state, run.committed_at, run.refusal = ImportState.COMMITTED, work.now, None
    run.admitted, run.admitted_ids = len(admitted), admitted
    run.changed = sum(bool(match.changes) for _, match in plan.known)
    run.moved = sum(match.moves for _, match in plan.known)
    run.unchanged, run.left_out = plan.unchanged, plan.left_out


def _admit(work: Work, shown: Preview, plan: _Plan) -> list[UUID]:
    today = work.today
    try:
        return members.admit_many(
            work,
            [_admission(draft, shown, today) for draft in plan.new],
            cells={cell.id: cell for cell in shown.cells.values()},
            since=today,
            indexes=shown.indexes,
        )
    except MemberExists as clash:
        raise StoredMeanwhile from clash


def _planned(shown: Preview, decisions: Dictionary[Place, RowDecision]) -> _Plan:
    plan = _Plan()
    for draft in shown.rows:
        place = draft.place
        decision, match = decisions.get(place), shown.matches.get(place)
        is_wanted = draft.verdict is Verdict.ACCEPT if decision is None else decision is RowDecision.STORE
        if not is_wanted:
            plan.left_out += 1
        elif not is_storable(draft):
            raise IncompleteRow(sheet=draft.sheet, row=draft.row)
        elif match is None:
            plan.new.append(draft)
        elif match.is_unchanged:
            plan.unchanged += 1
        else:
            plan.known.append((draft, match))
    return plan


def is_storable(draft: Draft) -> bool:
    """Whether a person may decide to store the row: nothing in it is refused, and it is whole."""
    return (
        bool(draft.full_name and draft.cell)
        and isinstance(draft.birth_date, date)
        and isinstance(draft.admitted_on, date)
        and (draft.official_on is None or isinstance(draft.official_on, date))
        and draft.verdict is not Verdict.REJECT
    )


def _admission(draft: Draft, shown: Preview, today: date) -> Admission:
    return Admission(
        cell_id=shown.cells[draft.cell or ""].id,
        full_name=draft.full_name or "",
        birth_date=_day(draft.birth_date),
        gender=draft.gender,
        admitted_on=_day(draft.admitted_on),
        official_on=draft.official_on if isinstance(draft.official_on, date) else None,
        status=status_of(draft, today),
        card_number=draft.card_number,
        citizen_id=draft.citizen_id,
        phone=draft.phone,
    )


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError("only complete rows are stored")
    return value


def _apply(work: Work, run_id: UUID, draft: Draft, match: Match, shown: Preview) -> None:
    member = work.session.get_one(Member, match.stored.id)
    for name in match.changes:
        before, after = getattr(match.stored, name), getattr(draft, name)
        changes.note(
            work, run_id, member.id, kind=ImportedChange.CHANGED, field=name, before=before, after=after
        )
    if match.changes:
        members.correct(work, member, {name.value: getattr(draft, name) for name in match.changes})
    if match.moves:
        cell = shown.cells[draft.cell or ""]
        before = match.stored.cell.id if match.stored.cell else None
        changes.note(
            work, run_id, member.id, kind=ImportedChange.MOVED, field="cell", before=before, after=cell.id
        )
        members.rehome(work, member.id, cell, work.today)
