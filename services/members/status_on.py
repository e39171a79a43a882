"""A member's status on any day, for queries: what was decided by then, else what the dates say."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, case, func, literal, select

from core.database import Word
from models import ACTIVE_STATUSES, Member, MemberStatus, StatusChange

_STATUS = Word(MemberStatus)


def status_on(on: date) -> ColumnElement[MemberStatus]:
    """The status that ``Member`` had at the end of a day; see ``rules.history_of``."""
    decided = (
        select(StatusChange.status)
        .where(StatusChange.member_id == Member.id, StatusChange.effective_on <= on)
        .order_by(StatusChange.effective_on.desc())
        .limit(1)
        .correlate(Member)
        .scalar_subquery()
    )
    by_dates = case(
        (Member.official_on <= on, literal(MemberStatus.OFFICIAL, _STATUS)),
        else_=literal(MemberStatus.PROBATIONARY, _STATUS),
    )
    return func.coalesce(decided, by_dates, type_=_STATUS)


def active_on(on: date) -> ColumnElement[bool]:
    """Whether ``Member`` was a member of the Party at the end of a day."""
    return status_on(on).in_(ACTIVE_STATUSES)
