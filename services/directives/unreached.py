"""Members of an audience whom nothing rings for, cell by cell: how many, and who can tell them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    ScalarSelect,
    Select,
    func,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import aliased

from models import Member, Organisation, Position, PositionKind, Role, RoleGrant
from services.actor import Work
from services.directives.audience import Audience, AudienceRule, resolve
from services.directives.drafts import editable
from services.directives.reached import beside_the_sums, reached_by, rings_for
from services.directives.tallies.division import divided
from services.directives.tallies.sums import unreached_by_cell

_ABOVE = aliased(Organisation)
CellPosition: TypeAlias = tuple[int, int]
"""How many, and the id of the cell: the list begins with the most."""


@dataclass(frozen=True, slots=True)
class UnreachedCell:
    """A cell with members whom nothing rings for. Their names are no publisher's business."""

    id: int
    organisation: str
    name: str
    above: str | None
    """What it stands below: cells of one name are many."""
    members: int
    secretary: str | None
    """Who can tell them: the cell's secretary; None where none is on record."""


def unreached_cells(
    work: Work,
    directive_id: UUID,
    rule: AudienceRule,
    *,
    after: CellPosition | None = None,
    limit: int = 50,
) -> Sequence[UnreachedCell]:
    """The cells of a draft's audience with members that no channel reaches, those with most first.

    Raises:
        What ``publication.preview_audience`` raises.
    """
    editable(work, directive_id, although_planned=True)
    silent = silent_cells(work, resolve(work, rule)).subquery()
    query = (
        select(Organisation, _ABOVE.name, silent.c.number, _secretary(work).label("secretary"))
        .join(silent, silent.c.organisation_id == Organisation.id)
        .outerjoin(_ABOVE, _ABOVE.id == Organisation.parent_id)
        .order_by(silent.c.number.desc(), Organisation.id)
        .limit(limit)
    )
    if after is not None:
        query = query.where(tuple_(-silent.c.number, Organisation.id) > tuple_(-after[0], after[1]))
    return [
        UnreachedCell(cell.id, cell.code, cell.name, above, members, secretary)
        for cell, above, members, secretary in work.session.execute(query)
    ]


def silent_cells(work: Work, audience: Audience) -> Select[int, int] | CompoundSelect[int, int]:
    """Each cell's id and how many of its members nothing rings for: from the sums where they tell it."""
    division = divided(work, audience)
    if division is None:
        return _silent_persons(reached_by(work, audience))
    by_person = [_silent_persons(reached) for reached in beside_the_sums(work, audience, division)]
    return union_all(unreached_by_cell(audience, division), *by_person)


def _silent_persons(reached: CTE) -> Select[int, int]:
    return (
        select(reached.c.organisation_id, func.count().label("number"))
        .where(~rings_for(reached))
        .group_by(reached.c.organisation_id)
    )


def _secretary(work: Work) -> ColumnElement[str]:
    """The name of who holds the office in the query's cell; else of who keeps its handbook."""
    return func.coalesce(
        _holder(work, Position, Position.kind == PositionKind.SECRETARY),
        _holder(work, RoleGrant, RoleGrant.role == Role.CELL_SECRETARY),
    )


def _holder(
    work: Work, table: type[Position] | type[RoleGrant], held: ColumnElement[bool]
) -> ScalarSelect[str]:
    return (
        select(Member.full_name)
        .join(table, table.member_id == Member.id)
        .where(
            table.organisation_id == Organisation.id,
            held,
            table.valid_from <= work.today,
            or_(table.valid_to.is_(None), table.valid_to > work.today),
        )
        .order_by(table.valid_from.desc())
        .limit(1)
        .correlate(Organisation)
        .scalar_subquery()
    )
