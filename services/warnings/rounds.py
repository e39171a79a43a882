"""When cells are judged anew: all every night; where records or rules from above changed, within minutes."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from core.jobs import Job
from models import CELL_KINDS, AuditEntry, Organisation, WarningMark
from services import organisations
from services.actor import Work
from services.warnings.settlement import settle

JUDGE_BELOW = Job("judge_cells_below", queue="upkeep")
"""Judges the next cells below an organisation that set a rule, then asks for those after them."""
CELLS_AT_A_TIME = 250
_ENTRIES_AT_A_TIME = 2_000
_RULE_SET = "rule.%"
_CHANGING = ("meeting.%", "minutes.%", "month.outcome%", "dues.%", _RULE_SET)
_UNDER_WAY = timedelta(minutes=1)
"""Entries younger than this may still have elder ones that are not committed."""


def refresh_next(work: Work, *, after: int = 0) -> int | None:
    """Judge the next cells anew.

    Args:
        after: the last cell (its id) that was seen to.

    Returns:
        The last cell seen to now; None once there is no other.
    """
    return _settle_after(work, after)


def refresh_below(work: Work, organisation_id: int, *, after: int = 0) -> int | None:
    """Judge the next cells below an organisation anew, and ask for a job that goes on after them.

    One job for some hundreds of cells, so that a rule of the centre keeps nothing else of the queue waiting
    and a worker that stops loses one step.

    Args:
        after: the last cell (its id) that was seen to.

    Returns:
        The last cell seen to now; None once there is no other.
    """
    seen = _settle_after(work, after, organisations.below(Organisation, [organisation_id]))
    if seen is not None:
        work.enqueue(JUDGE_BELOW, organisation_id=organisation_id, after=seen)
    return seen


def _settle_after(work: Work, after: int, *conditions: ColumnElement[bool]) -> int | None:
    cells = work.session.scalars(
        select(Organisation)
        .where(Organisation.id > after, Organisation.kind.in_(CELL_KINDS), organisations.existing(work.today))
        .where(*conditions)
        .order_by(Organisation.id)
        .limit(CELLS_AT_A_TIME)
    ).all()
    settle(work, cells)
    return cells[-1].id if cells else None


def refresh_changed(work: Work) -> int:
    """Judge the cells anew whose records changed since the last time; returns how far the log was read.

    Where an organisation above cells set a rule, a job judges what lies below it.
    """
    seen = work.session.scalar(select(WarningMark.seen_entry).with_for_update())
    if seen is None:
        seen = work.session.scalar(select(func.coalesce(func.max(AuditEntry.id), 0))) or 0
        return _mark(work, seen)
    # So many entries, not so many numbers: what was undone has left gaps, a large import large ones.
    following = (
        select(AuditEntry.id, AuditEntry.at)
        .where(AuditEntry.id > seen)
        .order_by(AuditEntry.id)
        .limit(_ENTRIES_AT_A_TIME)
        .subquery()
    )
    upto = work.session.scalar(select(func.max(following.c.id)).where(following.c.at < work.now - _UNDER_WAY))
    if upto is None:
        return seen
    new = AuditEntry.id > seen, AuditEntry.id <= upto
    cells = work.session.scalars(
        _named_by(*new, or_(*(AuditEntry.action.like(pattern) for pattern in _CHANGING))).where(
            Organisation.kind.in_(CELL_KINDS), organisations.existing(work.today)
        )
    ).all()
    settle(work, cells)
    deciding = _named_by(*new, AuditEntry.action.like(_RULE_SET)).where(Organisation.kind.not_in(CELL_KINDS))
    for one in work.session.scalars(deciding):
        work.enqueue(JUDGE_BELOW, organisation_id=one.id, after=0)
    return _mark(work, upto)


def _named_by(*entries: ColumnElement[bool]) -> Select[Organisation]:
    """Those where the acts happened, each once."""
    return select(Organisation).where(Organisation.id.in_(select(AuditEntry.organisation_id).where(*entries)))


def _mark(work: Work, entry: int) -> int:
    row = insert(WarningMark).values(id=1, seen_entry=entry)
    work.session.execute(
        row.on_conflict_do_update(index_elements=[WarningMark.id], set_={"seen_entry": entry})
    )
    return entry
