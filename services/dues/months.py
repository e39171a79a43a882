"""The months of one member's year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from models import Dues
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
