"""The daily round over all cells whose last month has no outcome, committee by committee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Row, exists, select
from sqlalchemy.dialects.postgresql import insert

from core.identifiers import new_id
from models import CELL_KINDS, MonthOutcome, Nudge, NudgeStep, Organisation
from services import accounts, calendar, deliveries, rule_packs
from services.actor import Work
from services.audit_log import record
from services.nudges.rules import step_due
from services.permissions import Permission

PARENTS_AT_A_TIME = 50


def last_month(today: date) -> date:
    """The month (its first day) that is asked after on a day: the one before."""
    return calendar.add_months(today.replace(day=1), -1)


def nudge_next(work: Work, month: date, *, after: int = 0) -> int | None:
    """Take today's steps for the cells below the next committees; again on one day nothing happens.

    A committee is rung once, however many of its cells are late. Which days count says the rule pack of
    each cell at the end of the month.

    Args:
        month: the first day of the month that is asked after.
        after: the last committee (its id) that was seen to.

    Returns:
        The last committee seen to now; None once there is no other.
    """
    owing = _owing(month)
    parents = work.session.scalars(
        select(Organisation.parent_id)
        .where(owing, Organisation.parent_id > after)
        .distinct()
        .order_by(Organisation.parent_id)
        .limit(PARENTS_AT_A_TIME)
    ).all()
    cells = work.session.scalars(select(Organisation).where(owing, Organisation.parent_id.in_(parents))).all()
    _ring(work, _taken_now(work, month, cells))
    return parents[-1] if parents else None


def _owing(month: date) -> ColumnElement[bool]:
    """Cells that were there the whole month, still are, and have said nothing of it."""
    said = exists().where(MonthOutcome.organisation_id == Organisation.id, MonthOutcome.month == month)
    return (
        Organisation.kind.in_(CELL_KINDS)
        & (Organisation.valid_from <= month)
        & Organisation.valid_to.is_(None)
        & ~said
    )


def _taken_now(
    work: Work, month: date, cells: Sequence[Organisation]
) -> list[tuple[UUID, NudgeStep, Organisation]]:
    """The steps due today, stored; one that another worker has just stored is left to it."""
    last_day = calendar.add_months(month, 1) - timedelta(days=1)
    packs = rule_packs.in_force_at(work, cells, last_day)
    taken = _taken(work, month, cells)
    due = {
        cell.id: step
        for cell in cells
        if (step := step_due(month, packs[cell.id].outcome, taken.get(cell.id, {}), work.today))
    }
    by_id = {cell.id: cell for cell in cells}
    stored = [(one, step, by_id[cell]) for one, cell, step in _stored(work, month, due)]
    for one, step, cell in stored:
        record(work, f"month.nudged.{step}", one, organisation_id=cell.id)
    return stored


def _taken(work: Work, month: date, cells: Iterable[Organisation]) -> Mapping[int, Mapping[NudgeStep, date]]:
    taken: dict[int, dict[NudgeStep, date]] = {}
    ids = [cell.id for cell in cells]
    for one in work.session.scalars(
        select(Nudge).where(Nudge.month == month, Nudge.organisation_id.in_(ids))
    ):
        taken.setdefault(one.organisation_id, {})[one.step] = one.taken_on
    return taken


def _stored(work: Work, month: date, due: Mapping[int, NudgeStep]) -> Sequence[Row[UUID, int, NudgeStep]]:
    if not due:
        return []
    rows = [
        {
            "id": new_id(),
            "organisation_id": cell,
            "month": month,
            "step": step,
            "taken_on": work.today,
            "taken_at": work.now,
        }
        for cell, step in due.items()
    ]
    kept = insert(Nudge).values(rows).on_conflict_do_nothing()
    return work.session.execute(kept.returning(Nudge.id, Nudge.organisation_id, Nudge.step)).all()


def _ring(work: Work, taken: Sequence[tuple[UUID, NudgeStep, Organisation]]) -> None:
    told = [one for one in taken if one[1] is NudgeStep.SUPERIOR]
    asked = {cell.id: nudge for nudge, step, cell in taken if step is not NudgeStep.SUPERIOR}
    above = {cell.parent_id: nudge for nudge, _, cell in told if cell.parent_id is not None}
    rings = [
        *_rings(asked, accounts.holders_at(work, Permission.MEETING_RECORD, asked)),
        *_rings(above, accounts.holders_at(work, Permission.REPORT_VIEW, above)),
    ]
    deliveries.notify_all(work, rings, kind="nudge")


def _rings(nudges: Mapping[int, UUID], holders: Mapping[int, Sequence[UUID]]) -> Iterator[tuple[UUID, UUID]]:
    return ((member, nudges[place]) for place, members in holders.items() for member in members)
