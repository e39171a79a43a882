"""The log of the gate, for auditors."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from models import Organisation, SecrecyAct
from services import organisations
from services.actor import Work
from services.permissions import Permission


def secrecy_acts(work: Work, organisation: str, *, limit: int = 200) -> Sequence[SecrecyAct]:
    """The latest releases and purges at an organisation and below, newest first.

    Raises:
        OrganisationNotFound, Forbidden: not there, or the actor is no auditor there.
    """
    top = organisations.get(work, organisation)
    work.actor.require(Permission.AUDIT_VIEW, top.ancestors)
    return work.session.scalars(
        select(SecrecyAct)
        .join(Organisation, Organisation.id == SecrecyAct.organisation_id)
        .where(organisations.below(Organisation, [top.id]))
        .order_by(SecrecyAct.id.desc())
        .limit(limit)
    ).all()
