"""How many members stand below an organisation, child by child."""

from __future__ import annotations

from sqlalchemy import func, select

from models import ACTIVE_STATUSES, AudienceTally, Member, Membership, Organisation, OrganisationKind
from services import organisations
from services.actor import Work
from services.members.queries import in_home_cell
from services.permissions import Permission

# Counting is one pass over all members below: too many for a page above a commune. There the sums that are
# kept for audiences are read, which are a minute old at the most.
_SUMMED = frozenset({OrganisationKind.CENTRE, OrganisationKind.PROVINCE})


def counts_by_child(work: Work, organisation: Organisation) -> dict[int, int]:
    """Active members today by the id of the child they are below; empty where they were never counted yet.

    Raises:
        Forbidden: the actor does not see the members there.
    """
    work.actor.require(Permission.MEMBER_VIEW, organisation.ancestors)
    if organisation.kind in _SUMMED:
        return _summed(work, organisation)
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


def _summed(work: Work, organisation: Organisation) -> dict[int, int]:
    counted = work.session.execute(
        select(AudienceTally.organisation_id, func.sum(AudienceTally.members))
        .join(Organisation, Organisation.id == AudienceTally.organisation_id)
        .where(Organisation.parent_id == organisation.id)
        .group_by(AudienceTally.organisation_id)
    )
    return {child: int(count) for child, count in counted}
