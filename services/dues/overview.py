"""What a superior sees of a month: cell by cell, how many paid and how many did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from models import CELL_KINDS, Dues, Organisation
from services import organisations
from services.actor import Work
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class CellDues:
    """One cell: how many are recorded as paid and as unpaid; both 0: nothing is recorded."""

    cell: Organisation
    paid: int
    unpaid: int


def by_cell(work: Work, organisation: str, month: date) -> Sequence[CellDues]:
    """The cells at an organisation and below, in the order of the tree.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: they do not oversee its dues.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.DUES_VIEW, top.ancestors)
    cells = [place for place in organisations.subtree(work, top) if place.kind in CELL_KINDS]
    counted = work.session.execute(
        select(
            Dues.organisation_id,
            func.count().filter(Dues.is_paid),
            func.count().filter(~Dues.is_paid),
        )
        .join(Organisation, Organisation.id == Dues.organisation_id)
        .where(organisations.below(Organisation, [top.id]), Dues.month == month)
        .group_by(Dues.organisation_id)
    )
    found = {cell: (paid, unpaid) for cell, paid, unpaid in counted}
    by_name = sorted(cells, key=lambda cell: (cell.sort_key, cell.id))
    return [CellDues(cell, *found.get(cell.id, (0, 0))) for cell in by_name]
