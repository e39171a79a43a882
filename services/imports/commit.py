"""Storing what a file says: one transaction, every change kept so that it can be taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from core.errors import Invalid
from models import ImportedChange, ImportRun, Member
from services import members
from services.actor import Work
from services.audit_log import record
from services.imports import changes
from services.imports.checks import status_of
from services.imports.codes import Code, Verdict, gravity
from services.imports.collector import collector_resting
from services.imports.drafts import Draft
from services.imports.errors import StoredMeanwhile
from services.imports.layout import Mapping
from services.imports.preview import Preview, preview
from services.imports.stored import Match
from services.members import Admission, MemberExists

Place = tuple[str, int]
"""A row of the file: the name of its sheet and its number."""


class Decision(NamedTuple):
    """What a person decided about a flagged row: to store it as proposed, or to leave it out."""

    store: bool


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
    decisions: Dictionary[Place, Decision] | None = None,
) -> ImportRun:
    """Read the file again, compare it with the handbook as it is now, and store it.

    Accepted rows are stored; flagged ones only by a person's decision; rejected ones never.
    Importing the same file again changes nothing.

    Raises:
        OrganisationNotFound, Forbidden, FileRefused: as for the preview.
        IncompleteRow: a decision is about a row that cannot be stored.
        StoredMeanwhile: somebody stored one of these members at the same moment.
    """
    shown = preview(work, content, organisation=organisation, title=title, mappings=mappings)
    return commit_preview(work, shown, file_digest=digest(content), decisions=decisions or {})


def digest(content: bytes) -> bytes:
    """By which a file is known again without being kept."""
    return hashlib.sha256(content).digest()


def updates(shown: Preview) -> dict[Place, Decision]:
    """The decisions that store all rows in doubt only because the handbook has the member otherwise."""
    return {
        row.place: Decision(store=True)
        for row in shown.rows
        if row.verdict is Verdict.FLAG
        and all(
            finding.code in _DIFFERENT or gravity(finding.code) is Verdict.ACCEPT for finding in row.findings
        )
    }


_DIFFERENT = (Code.STORED_DIFFERS, Code.STORED_IN_ANOTHER_CELL)


@collector_resting()
def commit_preview(
    work: Work, shown: Preview, *, file_digest: bytes, decisions: Dictionary[Place, Decision]
) -> ImportRun:
    """The same for a file that was just read in this unit of work."""
    plan = _planned(shown, decisions)
    admitted = _admit(work, shown, plan)
    run = ImportRun(
        organisation_id=shown.organisation.id,
        actor_id=work.actor.member_id,
        file_digest=file_digest,
        committed_at=work.now,
        admitted=len(admitted),
        admitted_ids=admitted,
        changed=sum(bool(match.changes) for _, match in plan.known),
        moved=sum(match.moves for _, match in plan.known),
        unchanged=plan.unchanged,
        left_out=plan.left_out,
    )
    work.session.add(run)
    work.flush()
    for draft, match in plan.known:
        _apply(work, run.id, draft, match, shown)
    record(work, "members.imported", run.id, organisation_id=shown.organisation.id)
    return run


def _admit(work: Work, shown: Preview, plan: _Plan) -> list[UUID]:
    try:
        return members.admit_many(
            work,
            [_admission(draft, shown, work.today) for draft in plan.new],
            cells={cell.id: cell for cell in shown.cells.values()},
            since=work.today,
        )
    except MemberExists as clash:
        raise StoredMeanwhile from clash


def _planned(shown: Preview, decisions: Dictionary[Place, Decision]) -> _Plan:
    plan = _Plan()
    for draft in shown.rows:
        verdict, decision = draft.verdict, decisions.get(draft.place)
        is_wanted = verdict is Verdict.ACCEPT if decision is None else decision.store
        match = shown.matches.get(draft.place)
        if not is_wanted:
            plan.left_out += 1
        elif verdict is Verdict.REJECT or not _is_complete(draft):
            raise IncompleteRow(sheet=draft.sheet, row=draft.row)
        elif match is None:
            plan.new.append(draft)
        elif match.is_unchanged:
            plan.unchanged += 1
        else:
            plan.known.append((draft, match))
    return plan


def _is_complete(draft: Draft) -> bool:
    dates = (draft.birth_date, draft.admitted_on)
    has_dates = all(isinstance(value, date) for value in dates)
    return bool(draft.full_name and draft.cell and has_dates and isinstance(draft.official_on, date | None))


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
