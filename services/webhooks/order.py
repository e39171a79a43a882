"""The order of events: by transaction, then by id, among those that no earlier one can join any more.

An event gets its number before its transaction commits, so whoever read by number alone could pass
over one that becomes visible later. Therefore nothing is told from transactions as young as the
oldest one that still writes in this database; other databases of the server do not count.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, text, tuple_

from models import ChangeEvent
from services.actor import Work

# The bound is asked for before the events are: what commits in between is seen then, and not missed.
_RUNNING = text("""
    SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next,
           ARRAY(SELECT backend_xid::text::bigint FROM pg_stat_activity
                  WHERE datname = current_database() AND backend_xid IS NOT NULL) AS running
""")
_XIDS = 2**32
"""Sessions tell their transaction's number without its upper half."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the order of events."""

    transaction_id: int
    event_id: int


def settled(work: Work) -> ColumnElement[bool]:
    """The condition that an event's transaction, and all that began to write before it, are over."""
    row = work.session.execute(_RUNNING).one()
    return ChangeEvent.transaction_id < oldest_running(row.next, row.running)


def oldest_running(following: int, running: list[int]) -> int:
    """The lowest full number among ``running`` (lower halves), or ``following`` if none is older."""
    behind = [(following - one) % _XIDS for one in running]
    return following - max((distance for distance in behind if distance < _XIDS // 2), default=0)


def after(position: Position) -> ColumnElement[bool]:
    """The condition that an event comes later than ``position``."""
    place = tuple_(ChangeEvent.transaction_id, ChangeEvent.id)
    return place > tuple_(position.transaction_id, position.event_id)


def everything_settled(work: Work) -> Position:
    """The place of the last event that is settled: what comes now comes after it."""
    last = work.session.execute(
        select(ChangeEvent.transaction_id, ChangeEvent.id)
        .where(settled(work))
        .order_by(ChangeEvent.transaction_id.desc(), ChangeEvent.id.desc())
        .limit(1)
    ).one_or_none()
    return Position(*last) if last else Position(0, 0)
