"""Finding the persons whom a publisher adds to an audience, or takes out, by name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, select

from core.vietnamese import fold
from models import ACTIVE_STATUSES, Member, Membership, Organisation
from services import members, organisations
from services.actor import Work
from services.audit_log import record
from services.directives.drafts import editable
from services.permissions import Permission

MOST_FOUND = 20
SHORTEST_NAME = 2
"""So many letters at least are looked for."""


@dataclass(frozen=True, slots=True)
class NameablePerson:
    """Somebody who can be named; the year of birth and the cell tell namesakes apart."""

    member_id: UUID
    full_name: str
    birth_year: int
    cell: str
    cell_name: str


def nameable_persons(work: Work, directive_id: UUID, query: str) -> Sequence[NameablePerson]:
    """Members below the actor's organisations with this in their name, accents or not; the first twenty.

    That somebody looked is written down.

    Raises:
        DirectiveNotFound, Forbidden, AlreadyPublished: see ``drafts.edit``.
    """
    editable(work, directive_id, although_planned=True)
    if len(fold(query)) < SHORTEST_NAME:
        return []
    record(work, "directive.persons_sought", directive_id)
    return _persons(work, members.named_like(query))


def persons_named(work: Work, directive_id: UUID, member_ids: Collection[UUID]) -> Sequence[NameablePerson]:
    """Those of ``member_ids`` whom the actor may name, to show who has been chosen.

    Raises:
        DirectiveNotFound, Forbidden, AlreadyPublished: see ``drafts.edit``.
    """
    editable(work, directive_id, although_planned=True)
    return _persons(work, Member.id.in_(member_ids), most=len(member_ids)) if member_ids else []


def _persons(work: Work, which: ColumnElement[bool], most: int = MOST_FOUND) -> Sequence[NameablePerson]:
    scope = work.actor.scope(Permission.DIRECTIVE_MANAGE)
    rows = work.session.execute(
        select(Member, Organisation)
        .join(Membership, Membership.member_id == Member.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            which,
            Member.status.in_(ACTIVE_STATUSES),
            members.in_home_cell(work.today),
            organisations.below(Organisation, scope),
        )
        .order_by(Member.sort_key, Member.id)
        .limit(most)
    )
    return [
        NameablePerson(member.id, member.full_name, member.birth_date.year, cell.code, cell.name)
        for member, cell in rows
    ]
