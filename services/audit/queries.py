"""Reading the log, within one's rights."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from models import AuditEntry, Organisation
from services import organisations
from services.actor import Work
from services.permissions import Permission


def entries(
    work: Work, organisation_code: str, *, before: int | None = None, limit: int = 50
) -> Sequence[AuditEntry]:
    """What happened at an organisation and below, newest first; for its auditors.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor is no auditor there.
    """
    organisation = organisations.get(work, organisation_code)
    work.actor.require(Permission.AUDIT_VIEW, organisation.ancestors)
    query = (
        select(AuditEntry)
        .join(Organisation, Organisation.id == AuditEntry.organisation_id)
        .where(organisations.below(Organisation, [organisation.id]))
        .order_by(AuditEntry.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(AuditEntry.id < before)
    return work.session.scalars(query).all()


def about_me(work: Work, *, before: int | None = None, limit: int = 50) -> Sequence[AuditEntry]:
    """Who looked at or changed the actor's own file, newest first."""
    query = (
        select(AuditEntry)
        .where(AuditEntry.member_id == work.actor.identity)
        .order_by(AuditEntry.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(AuditEntry.id < before)
    return work.session.scalars(query).all()
