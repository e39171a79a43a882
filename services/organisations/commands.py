"""Changing the tree."""

from __future__ import annotations

from datetime import date

from core.vietnamese import fold, normalise, sort_key
from models import Organisation, OrganisationKind
from services.actor import Work
from services.audit_log import record
from services.organisations.errors import OrganisationCodeTaken, WrongParent
from services.organisations.queries import get
from services.organisations.rules import may_stand_below
from services.permissions import Permission


def create(
    work: Work,
    *,
    code: str,
    name: str,
    kind: OrganisationKind,
    parent: str | None,
    valid_from: date | None = None,
) -> Organisation:
    """Found an organisation below ``parent`` (a code). Only the handbook itself makes a root.

    Raises:
        OrganisationNotFound: no such parent that the actor may see.
        Forbidden: the actor administers no organisation above it.
        WrongParent: the kinds do not fit.
        OrganisationCodeTaken: the code is in use.
    """
    above = get(work, parent) if parent is not None else None
    path = above.ancestors if above else []
    work.actor.require(Permission.ORGANISATION_MANAGE, path)
    if above and not may_stand_below(kind, above.kind):
        raise WrongParent(kind=kind, parent_kind=above.kind)
    organisation = Organisation(
        code=normalise(code),
        name=normalise(name),
        search_name=fold(name),
        sort_key=sort_key(name),
        kind=kind,
        parent_id=above.id if above else None,
        ancestors=[*path, 0],
        valid_from=valid_from or work.today,
    )
    work.session.add(organisation)
    work.flush({"uq_organisation_code": lambda: OrganisationCodeTaken(organisation=code)})
    organisation.ancestors = [*path, organisation.id]
    work.flush()
    record(work, "organisation.created", organisation.code, organisation_id=organisation.id)
    return organisation
