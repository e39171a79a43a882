"""Founding an organisation."""

from __future__ import annotations

from datetime import date

from core.vietnamese import fold, normalise, sort_key
from models import ChangeKind, Organisation, OrganisationChange, OrganisationKind
from services.actor import Work
from services.audit_log import record
from services.organisations import periods
from services.organisations.errors import OrganisationCodeTaken, WrongParent
from services.organisations.rules import may_stand_below
from services.organisations.standing import changeable_above


def create(
    work: Work,
    *,
    code: str,
    name: str,
    kind: OrganisationKind,
    parent: str | None,
    valid_from: date | None = None,
    decision: str | None = None,
) -> Organisation:
    """Found an organisation below ``parent`` (a code) from a day on, past or to come.

    Only the handbook itself makes a root.

    Raises:
        OrganisationNotFound: no such parent that the actor may see.
        Forbidden: the actor administers no organisation above it.
        NotYetFounded, OrganisationEnded: the parent is not there from that day on.
        WrongParent: the kinds do not fit.
        OrganisationCodeTaken: the code is in use.
    """
    since = valid_from or work.today
    periods.lock(work)
    above = changeable_above(work, parent, since)
    founded = found(work, code=code, name=name, kind=kind, above=above, since=since)
    work.session.add(
        OrganisationChange(
            kind=ChangeKind.CREATE,
            organisation_ids=[founded.id],
            effective_on=since,
            decision=decision,
            details={"code": founded.code, "name": founded.name, "kind": kind, "parent": parent},
            summary={},
            ordered_at=work.now,
            ordered_by=work.actor.member_id,
            applied_at=work.now,
        )
    )
    record(work, "organisation.created", founded.code, organisation_id=founded.id)
    return founded


def try_creation(
    work: Work, *, code: str, name: str, kind: OrganisationKind, parent: str, valid_from: date
) -> None:
    """Find out whether :func:`create` would do it, and leave nothing behind.

    Raises:
        HandbookError: what :func:`create` would raise.
    """
    periods.lock(work)
    above = changeable_above(work, parent, valid_from)
    trial = work.session.begin_nested()
    try:
        found(work, code=code, name=name, kind=kind, above=above, since=valid_from)
    finally:
        trial.rollback()
        work.session.expire_all()


def found(
    work: Work, *, code: str, name: str, kind: OrganisationKind, above: Organisation | None, since: date
) -> Organisation:
    """The same as part of a larger change, below what the actor has been found to administer."""
    ways = list(periods.pieces(work, above.id, since)) if above else []
    for way in ways:
        if not may_stand_below(kind, way.kind):
            raise WrongParent(kind=kind, parent_kind=way.kind)
    organisation = Organisation(
        code=normalise(code),
        name=normalise(name),
        search_name=fold(name),
        sort_key=sort_key(name),
        kind=kind,
        parent_id=above.id if above else None,
        # Its own id is not known yet; refreshing puts it there.
        ancestors=[*(above.ancestors if above else []), 0],
        valid_from=since,
    )
    work.session.add(organisation)
    work.flush({"uq_organisation_code": lambda: OrganisationCodeTaken(organisation=code)})
    periods.begin(work, organisation, ways)
    periods.refresh(work, [organisation.id])
    return organisation
