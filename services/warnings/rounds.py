"""When cells are judged anew: all of them every night, and one whose records changed within minutes."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.postgresql import insert

from models import CELL_KINDS, AuditEntry, Organisation, WarningMark
from services import organisations
from services.actor import Work
from services.warnings.settlement import settle

CELLS_AT_A_TIME = 250
_ENTRIES_AT_A_TIME = 2_000
_CHANGING = ("meeting.%", "minutes.%", "month.outcome%", "dues.%", "rule.%")
_UNDER_WAY = timedelta(minutes=1)
"""Entries younger than this may still have elder ones that are not committed."""


def refresh_next(work: Work, *, after: int = 0) -> int | None:
    """Judge the next cells anew.

    Args:
        after: the last cell (its id) that was seen to.

    Returns:
        The last cell seen to now; None once there is no other.
    """
    cells = work.session.scalars(
        select(Organisation)
        .where(Organisation.id > after, Organisation.kind.in_(CELL_KINDS), organisations.existing(work.today))
        .order_by(Organisation.id)
        .limit(CELLS_AT_A_TIME)
    ).all()
    settle(work, cells)
    return cells[-1].id if cells else None


def refresh_changed(work: Work) -> int:
    """Judge the cells anew whose records changed since the last time; returns how far the log was read.

    What it misses (a number set by a committee above) the night sees.
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
    changed = select(AuditEntry.organisation_id).where(
        AuditEntry.id > seen,
        AuditEntry.id <= upto,
        or_(*(AuditEntry.action.like(pattern) for pattern in _CHANGING)),
    )
    cells = work.session.scalars(
        select(Organisation).where(
            Organisation.id.in_(changed),
            Organisation.kind.in_(CELL_KINDS),
            organisations.existing(work.today),
        )
    ).all()
    settle(work, cells)
    return _mark(work, upto)


def _mark(work: Work, entry: int) -> int:
    row = insert(WarningMark).values(id=1, seen_entry=entry)
    work.session.execute(
        row.on_conflict_do_update(index_elements=[WarningMark.id], set_={"seen_entry": entry})
    )
    return entry
