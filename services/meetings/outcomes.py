"""What became of a cell's regular meeting in a month, said by the cell or by its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, select
from sqlalchemy.dialects.postgresql import insert

from core.vietnamese import normalise
from models import CELL_KINDS, Meeting, MeetingKind, MonthOutcome, Organisation, Outcome
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.meetings.errors import (
    MonthAhead,
    MonthWasHeld,
    NotASisterCell,
    OutcomeIncomplete,
    PostponedToThePast,
)
from services.meetings.months import first_day_of
from services.meetings.policy import cell_to_follow, cell_to_record


@dataclass(frozen=True, slots=True)
class Statement:
    """What a secretary says of a month: ``held`` is not said but recorded."""

    outcome: Outcome
    reason: str | None = None
    postponed_until: date | None = None
    joined: str | None = None
    """The code of the cell it met with."""


def outcome_of(work: Work, organisation: str, month: date) -> MonthOutcome | None:
    """What became of a month (its first day); None: no record.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor neither belongs to the cell nor oversees it.
    """
    cell = cell_to_follow(work, organisation)
    return work.session.get(MonthOutcome, (cell.id, month))


def outcomes_of(work: Work, organisation: str, since: date) -> dict[date, MonthOutcome]:
    """What became of the months from ``since`` (a first day) on, by month; those without a record are absent.

    Raises:
        OrganisationNotFound, Forbidden: as for :func:`outcome_of`.
    """
    cell = cell_to_follow(work, organisation)
    found = work.session.scalars(
        select(MonthOutcome).where(MonthOutcome.organisation_id == cell.id, MonthOutcome.month >= since)
    )
    return {one.month: one for one in found}


def sister_cells(work: Work, organisation: str) -> Sequence[Organisation]:
    """The cells it may meet with jointly: those below the same committee today.

    Raises:
        OrganisationNotFound, Forbidden, NotACell: as for ``commands.plan``.
    """
    cell = cell_to_record(work, organisation)
    sisters = select(Organisation).where(
        Organisation.parent_id == cell.parent_id,
        Organisation.kind.in_(CELL_KINDS),
        Organisation.id != cell.id,
        organisations.existing(work.today),
    )
    return work.session.scalars(sisters.order_by(Organisation.sort_key, Organisation.id)).all()


def state_outcome(work: Work, organisation: str, month: date, said: Statement) -> MonthOutcome:
    """Say that a cell met jointly, put its meeting off, or did not meet in a month (its first day).

    Said again it replaces what was said before; a record of attendance replaces both.

    Raises:
        OrganisationNotFound, Forbidden, NotACell: as for ``commands.plan``.
        MonthAhead: the month has not begun.
        MonthWasHeld: there is a record of attendance.
        OutcomeIncomplete: the reason, the day or the other cell is missing.
        PostponedToThePast, NotASisterCell: it cannot be so.
    """
    cell = cell_to_record(work, organisation)
    if month > first_day_of(work.today):
        raise MonthAhead(field="month", month=f"{month:%m/%Y}")
    _check(month, said)
    is_joint = said.outcome is Outcome.HELD_JOINTLY
    kept = work.session.get(MonthOutcome, (cell.id, month), with_for_update=True)
    kept = kept or MonthOutcome(organisation_id=cell.id, month=month)
    if kept.meeting_id is not None and not is_joint:
        raise MonthWasHeld(month=f"{month:%m/%Y}")
    kept.outcome = said.outcome
    kept.joined_id = _sister(work, cell, said.joined or "") if is_joint else None
    kept.postponed_until = said.postponed_until if said.outcome is Outcome.POSTPONED else None
    kept.reason = normalise(said.reason) if said.reason else None
    kept.filed_at, kept.filed_by = work.now, work.actor.member_id
    work.session.add(kept)
    work.flush()
    record(work, "month.outcome_stated", f"{cell.id}:{month:%Y-%m}", organisation_id=cell.id)
    return kept


def note_held(work: Work, meeting: Meeting) -> None:
    """A regular meeting has its record: the month was held, whatever was said before."""
    if meeting.kind is not MeetingKind.REGULAR:
        return
    row = insert(MonthOutcome).values(
        organisation_id=meeting.organisation_id,
        month=first_day_of(meeting.held_on),
        outcome=Outcome.HELD,
        meeting_id=meeting.id,
        filed_at=work.now,
        filed_by=work.actor.member_id,
    )
    jointly = MonthOutcome.outcome == Outcome.HELD_JOINTLY
    replaced = {
        name: row.excluded[name] for name in ("meeting_id", "postponed_until", "filed_at", "filed_by")
    }
    work.session.execute(
        row.on_conflict_do_update(
            index_elements=[MonthOutcome.organisation_id, MonthOutcome.month],
            set_=replaced
            | {
                "outcome": case((jointly, Outcome.HELD_JOINTLY), else_=row.excluded.outcome),
                "reason": case((jointly, MonthOutcome.reason), else_=None),
            },
            where=MonthOutcome.meeting_id.is_(None),
        )
    )


def _check(month: date, said: Statement) -> None:
    """Each outcome has something to be said with it."""
    needs_reason = said.outcome in (Outcome.POSTPONED, Outcome.NOT_HELD)
    missing = {
        "outcome": said.outcome is Outcome.HELD,
        "reason": needs_reason and not normalise(said.reason or ""),
        "postponed_until": said.outcome is Outcome.POSTPONED and said.postponed_until is None,
        "joined": said.outcome is Outcome.HELD_JOINTLY and not said.joined,
    }
    for field, is_missing in missing.items():
        if is_missing:
            raise OutcomeIncomplete(field=field)
    if said.postponed_until is not None and said.postponed_until < month:
        raise PostponedToThePast(field="postponed_until")


def _sister(work: Work, cell: Organisation, code: str) -> int:
    sister = work.session.scalar(
        select(Organisation.id).where(
            Organisation.code == normalise(code),
            Organisation.parent_id == cell.parent_id,
            Organisation.kind.in_(CELL_KINDS),
            Organisation.id != cell.id,
        )
    )
    if sister is None:
        raise NotASisterCell(field="joined", organisation=code)
    return sister
