"""What other systems call an organisation: any number of systems, official unit codes among them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from core.vietnamese import normalise
from models import Organisation, OrganisationCode
from services.actor import Work
from services.audit_log import record
from services.organisations.errors import ExternalCodeTaken, OrganisationNotFound
from services.organisations.queries import get, visible_to
from services.permissions import Permission


def add_external_code(work: Work, organisation: str, *, system: str, external: str) -> OrganisationCode:
    """Let an organisation (its own code) be known as ``external`` in ``system``; twice changes nothing.

    Raises:
        OrganisationNotFound, Forbidden: not there, not for the actor to see, or not theirs to change.
        ExternalCodeTaken: the system calls another organisation so.
    """
    place = get(work, organisation)
    work.actor.require(Permission.ORGANISATION_MANAGE, place.ancestors)
    system, external = normalise(system), normalise(external)
    known = work.session.get(OrganisationCode, (system, external))
    if known is None:
        known = OrganisationCode(system=system, code=external, organisation_id=place.id)
        work.session.add(known)
        work.flush({"pk_organisation_code": lambda: _taken(system, external)})
        record(work, "organisation.code_added", place.code, organisation_id=place.id)
    if known.organisation_id != place.id:
        raise _taken(system, external)
    return known


def external_codes(work: Work, organisation: str) -> Sequence[OrganisationCode]:
    """What other systems call an organisation.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
    """
    place = get(work, organisation)
    query = select(OrganisationCode).where(OrganisationCode.organisation_id == place.id)
    return work.session.scalars(query.order_by(OrganisationCode.system, OrganisationCode.code)).all()


def by_external_code(work: Work, *, system: str, external: str) -> Organisation:
    """The organisation that a system calls so.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
    """
    found = work.session.scalar(
        select(Organisation)
        .join(OrganisationCode, OrganisationCode.organisation_id == Organisation.id)
        .where(
            OrganisationCode.system == normalise(system),
            OrganisationCode.code == normalise(external),
            visible_to(work.actor),
        )
    )
    if found is None:
        raise OrganisationNotFound(organisation=external)
    return found


def _taken(system: str, external: str) -> ExternalCodeTaken:
    return ExternalCodeTaken(system=system, external=external)
