"""The imports of an organisation, and finding one of them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from models import ImportRun, Organisation
from services import organisations
from services.actor import Work
from services.imports.errors import ImportNotFound
from services.permissions import Permission


def page(work: Work, *, organisation: str, limit: int = 50) -> Sequence[ImportRun]:
    """The latest imports into an organisation, newest first.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not administer it.
    """
    place = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_MANAGE, place.ancestors)
    query = select(ImportRun).where(ImportRun.organisation_id == place.id)
    return work.session.scalars(query.order_by(ImportRun.committed_at.desc()).limit(limit)).all()


def get_for_update(work: Work, run_id: UUID) -> tuple[ImportRun, Organisation]:
    """An import that the actor may take back, held until the end of this unit of work.

    Raises:
        ImportNotFound: there is none that the actor may see.
    """
    found = work.session.execute(
        select(ImportRun, Organisation)
        .join(Organisation, Organisation.id == ImportRun.organisation_id)
        .where(ImportRun.id == run_id)
        .with_for_update(of=ImportRun)
    ).one_or_none()
    if found is None or not work.actor.may(Permission.MEMBER_MANAGE, found[1].ancestors):
        raise ImportNotFound
    return found[0], found[1]
