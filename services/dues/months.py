"""The months of a member's year, paid for or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from models import Dues, Member, Membership
from services import members
from services.actor import Work


class MonthPaid(NamedTuple):
    """A month (1 to 12), and whether it was paid for; None: nothing is said."""

    month: int
    is_paid: bool | None


def year_of(work: Work, member_id: UUID) -> Sequence[MonthPaid]:
    """The months of this year so far, of a member whose file the actor has been shown."""
    said = dict(
        work.session.execute(
            select(Dues.month, Dues.is_paid).where(
                Dues.member_id == member_id, Dues.month >= work.today.replace(month=1, day=1)
            )
        ).all()
    )
    months = (work.today.replace(month=number, day=1) for number in range(1, work.today.month + 1))
    return [MonthPaid(month.month, said.get(month)) for month in months]


def unpaid_months(
    work: Work, cells: Collection[int], year: date
) -> Mapping[tuple[int, UUID], Sequence[date]]:
    """By home cell and member, the months of a year (from its first day on) recorded as unpaid."""
    rows = work.session.execute(
        select(Membership.organisation_id, Dues.member_id, Dues.month)
        .join(Dues, Dues.member_id == Membership.member_id)
        .join(Member, Member.id == Membership.member_id)
        .where(
            Membership.organisation_id.in_(cells),
            members.in_home_cell(work.today),
            members.active_on(work.today),
            Dues.month >= year,
            ~Dues.is_paid,
        )
        .order_by(Dues.month)
    )
    found: dict[tuple[int, UUID], list[date]] = defaultdict(list)
    for cell, member, month in rows:
        found[cell, member].append(month)
    return found
