"""How many members stand below an organisation, child by child."""

from __future__ import annotations

from sqlalchemy import func, select

from models import ACTIVE_STATUSES, Member, Membership, Organisation, OrganisationKind
from services import organisations
from services.actor import Work
from services.members.queries import in_home_cell
from services.permissions import Permission

# Counting is one pass over all members below: too many for a page above a commune.
_TOO_LARGE = frozenset({OrganisationKind.CENTRE, OrganisationKind.PROVINCE})


def counts_by_child(work: Work, organisation: Organisation) -> dict[int, int]:
    """Active members today by the id of the child they are below; empty above a commune.

    Raises:
        Forbidden: the actor does not see the members there.
    """
    work.actor.require(Permission.MEMBER_VIEW, organisation.ancestors)
    if organisation.kind in _TOO_LARGE:
        return {}
    child = Organisation.ancestors[len(organisation.ancestors) + 1]
    counted = work.session.execute(
        select(child, func.count())
        .join(Membership, Membership.organisation_id == Organisation.id)
        .join(Member, Member.id == Membership.member_id)
        .where(
            organisations.below(Organisation, [organisation.id]),
            in_home_cell(work.today),
            Member.status.in_(ACTIVE_STATUSES),
        )
        .group_by(child)
    )
    return {found: count for found, count in counted if found is not None}
