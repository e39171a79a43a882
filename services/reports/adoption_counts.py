"""Counting who has the handbook and uses it: at once for a few thousand people, every hour for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, delete, exists, func, literal, select
from sqlalchemy.dialects.postgresql import insert

from models import (
    ACTIVE_STATUSES,
    CELL_KINDS,
    Account,
    AdoptionFigure,
    AuthSession,
    Member,
    Membership,
    Organisation,
)
from services import accounts, members, organisations
from services.actor import Work

UNITS_AT_A_TIME = 200
COUNTS = ("members", "activated", "signed_in", "active")


@dataclass(frozen=True, slots=True)
class AdoptionSums:
    """How many members there are, and of them: activated; signed in on a device; active in the month.

    ``counted_at`` is the oldest count in it; None where nothing was counted.
    """

    members: int = 0
    activated: int = 0
    signed_in: int = 0
    active: int = 0
    counted_at: datetime | None = None

    @property
    def activated_rate(self) -> float | None:
        """Members who have chosen a password, in percent with one decimal; None without members."""
        return self._of_members(self.activated)

    @property
    def signed_in_rate(self) -> float | None:
        """Members with a device that is signed in, likewise."""
        return self._of_members(self.signed_in)

    @property
    def active_rate(self) -> float | None:
        """Members who opened the handbook in the month, likewise."""
        return self._of_members(self.active)

    def _of_members(self, part: int) -> float | None:
        return round(100 * part / self.members, 1) if self.members else None

    def __add__(self, other: AdoptionSums) -> AdoptionSums:
        """Both together."""
        moments = [at for at in (self.counted_at, other.counted_at) if at is not None]
        figures = [getattr(self, name) + getattr(other, name) for name in COUNTS]
        return as_sums(figures, min(moments, default=None))


def as_sums(figures: Sequence[int], counted_at: datetime | None) -> AdoptionSums:
    """``figures`` in the order of ``COUNTS``, as a database adds them up."""
    members, activated, signed_in, active = (int(one) for one in figures)
    return AdoptionSums(members, activated, signed_in, active, counted_at)


def counted(
    work: Work, group: SQLColumnExpression[Any], *conditions: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    """The counts of existing cells (``Organisation``), as they are at this moment, by ``group``."""
    has = Account.activated_at.is_not(None) & Account.disabled_at.is_(None)
    is_signed_in = exists(
        select(AuthSession.id).where(AuthSession.member_id == Account.member_id, accounts.alive(work.now))
    )
    is_active = Account.last_seen_on >= work.today.replace(day=1)
    return (
        select(
            group,
            func.count(Member.id),
            func.count(Member.id).filter(has),
            func.count(Member.id).filter(has, is_signed_in),
            func.count(Member.id).filter(has, is_active),
        )
        .select_from(Organisation)
        .outerjoin(
            Membership,
            (Membership.organisation_id == Organisation.id) & members.in_home_cell(work.today),
        )
        .outerjoin(Member, (Member.id == Membership.member_id) & Member.status.in_(ACTIVE_STATUSES))
        .outerjoin(Account, Account.member_id == Member.id)
        .where(_cells(work.today), *conditions)
        .group_by(group)
    )


def count_next(work: Work, *, after: int = 0) -> int | None:
    """Count the next committees anew, each over the cells directly below it.

    Args:
        after: the last committee (its id) that was seen to.

    Returns:
        The last committee seen to now; None once there is no other.
    """
    parents = work.session.scalars(
        select(Organisation.parent_id)
        .where(_cells(work.today), Organisation.parent_id > after)
        .distinct()
        .order_by(Organisation.parent_id)
        .limit(UNITS_AT_A_TIME)
    ).all()
    _keep(work, parents)
    if not parents:
        _forget_those_without_cells(work)
    return parents[-1] if parents else None


def _cells(today: date) -> ColumnElement[bool]:
    return Organisation.kind.in_(CELL_KINDS) & organisations.existing(today)


def _keep(work: Work, parents: Sequence[int | None]) -> None:
    month = work.today.replace(day=1)
    found = counted(work, Organisation.parent_id, Organisation.parent_id.in_(parents)).subquery()
    rows = select(*found.c, literal(month), literal(work.now))
    columns = ["organisation_id", *COUNTS, "month", "counted_at"]
    kept = insert(AdoptionFigure).from_select(columns, rows)
    work.session.execute(
        kept.on_conflict_do_update(
            index_elements=[AdoptionFigure.organisation_id, AdoptionFigure.month],
            set_={name: kept.excluded[name] for name in (*COUNTS, "counted_at")},
        )
    )


def _forget_those_without_cells(work: Work) -> None:
    """Their cells went elsewhere this month, and are counted there."""
    parents = select(Organisation.parent_id).where(_cells(work.today), Organisation.parent_id.is_not(None))
    work.session.execute(
        delete(AdoptionFigure).where(
            AdoptionFigure.month == work.today.replace(day=1), AdoptionFigure.organisation_id.not_in(parents)
        )
    )
