"""The imports of an organisation, and finding one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select, true

from models import ImportRun, Organisation
from services import organisations
from services.actor import Actor, Work
from services.imports.errors import ImportNotFound
from services.permissions import Permission


class Found(NamedTuple):
    """An import, and the organisation it is into."""

    run: ImportRun
    organisation: Organisation


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Imports are seen by those who keep the members of their organisation, and by nobody else."""
    if actor.is_system:
        return true()
    return organisations.below(Organisation, actor.scope(Permission.MEMBER_MANAGE))


def page(
    work: Work, *, organisation: str | None = None, before: UUID | None = None, limit: int = 50
) -> Sequence[Found]:
    """Imports that the actor may see, newest first; of one organisation, or of all.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not administer it.
    """
    query = _visible(work)
    if organisation is not None:
        place = organisations.get(work, organisation)
        work.actor.require(Permission.MEMBER_MANAGE, place.ancestors)
        query = query.where(ImportRun.organisation_id == place.id)
    if before is not None:
        query = query.where(ImportRun.id < before)
    rows = work.session.execute(query.order_by(ImportRun.id.desc()).limit(limit))
    return [Found(run, place) for run, place in rows]


def get(work: Work, run_id: UUID) -> Found:
    """One import.

    Raises:
        ImportNotFound: there is none that the actor may see.
    """
    return _one(work, _visible(work).where(ImportRun.id == run_id))


def get_for_update(work: Work, run_id: UUID) -> Found:
    """One import as it is now, held until the end of this unit of work.

    Raises:
        ImportNotFound: there is none that the actor may see.
    """
    query = _visible(work).where(ImportRun.id == run_id).with_for_update(of=ImportRun)
    return _one(work, query.execution_options(populate_existing=True))


def _visible(work: Work) -> Select[ImportRun, Organisation]:
    joined = select(ImportRun, Organisation).join(Organisation, Organisation.id == ImportRun.organisation_id)
    return joined.where(visible_to(work.actor))


def _one(work: Work, query: Select[ImportRun, Organisation]) -> Found:
    found = work.session.execute(query).one_or_none()
    if found is None:
        raise ImportNotFound
    return Found(*found)
