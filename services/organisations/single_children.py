"""Where a way down leads: a level that has only one unit below it is passed over."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import func, select

from models import Organisation
from services.actor import Work
from services.organisations.queries import existing


def leads_to(work: Work, organisation_ids: Collection[int]) -> Mapping[int, Organisation]:
    """Of each organisation with a single child today: the first below with several children, or none.

    Organisations that have several children, or none, are left out. Asks for no right: whoever
    oversees an organisation oversees what is below.
    """
    ends = dict(_only_children(work, organisation_ids))
    step = ends
    while step:
        step = _only_children(work, {below.id for below in step.values()})
        ends = {top: step.get(below.id, below) for top, below in ends.items()}
    return ends


def _only_children(work: Work, parents: Collection[int]) -> dict[int, Organisation]:
    """The one child of each that has just one."""
    single = (
        select(func.min(Organisation.id))
        .where(Organisation.parent_id.in_(parents), existing(work.today))
        .group_by(Organisation.parent_id)
        .having(func.count() == 1)
    )
    found = work.session.scalars(select(Organisation).where(Organisation.id.in_(single)))
    return {one.parent_id: one for one in found if one.parent_id is not None}
