"""The recipients of a directive, some cells at a time, at the same cost for any audience.

First come the cells that the audience takes as a whole, in the order of their ids; then, by home cell,
those whom it reaches elsewhere. Asked in one question, PostgreSQL would look at every member of the
country before it came to the first of the last province.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ARRAY, ColumnElement, Integer, Select, any_, exists, literal, select

from models import Chunk, Member, Membership, Organisation
from services import directives, members
from services.actor import Work
from services.deliveries.rules import CHUNK_SIZE, whole_cells
from services.directives import Audience

Cells = list[tuple[int, list[int]]]
"""``(organisation id, member numbers)`` for each cell."""

# Cells have 20 to 40 members as a rule: enough of them for a chunk.
_CELLS_AT_ONCE = 40
_LARGEST_CELL = 50


def next_cells(work: Work, audience: Audience, after: int | None) -> Cells:
    """Whole cells with some 500 recipients, behind the cell ``after`` (None: the first ones).

    Empty once there are no more.
    """
    if after is not None and not _is_taken_whole(work, audience, after):
        return _from_elsewhere(work, audience, after)
    return _from_whole_cells(work, audience, after or 0) or _from_elsewhere(work, audience, 0)


def in_chunk(chunk: Chunk) -> ColumnElement[bool]:
    """The condition that a ``Member`` is a recipient of a chunk."""
    # One array, not 500 parameters: writing them all out costs more than the query.
    return Member.number == any_(literal(chunk.recipients, ARRAY(Integer)))


def _is_taken_whole(work: Work, audience: Audience, cell: int) -> bool:
    condition = exists().where(Organisation.id == cell, directives.takes_cell(audience))
    return bool(work.session.scalar(select(condition)))


def _from_whole_cells(work: Work, audience: Audience, after: int) -> Cells:
    while True:
        cells = work.session.scalars(
            select(Organisation.id)
            .where(
                directives.takes_cell(audience),
                Organisation.id > after,
                exists().where(Membership.organisation_id == Organisation.id),
            )
            .order_by(Organisation.id)
            .limit(_CELLS_AT_ONCE)
        ).all()
        if not cells:
            return []
        found = _first(work, _recipients(work, audience).where(Membership.organisation_id.in_(cells)))
        if found:
            return found
        after = cells[-1]


def _from_elsewhere(work: Work, audience: Audience, after: int) -> Cells:
    query = _recipients(work, audience).where(
        Membership.organisation_id > after,
        ~directives.takes_cell(audience),
        directives.reached_elsewhere(audience, work.today),
    )
    return _first(work, query)


def _first(work: Work, query: Select[int, int]) -> Cells:
    """Whole cells from the beginning of a query: no more rows are read than a chunk and one cell have."""
    limit = CHUNK_SIZE + _LARGEST_CELL
    rows = _pairs(work, query.limit(limit))
    if len(rows) == limit and rows[0][0] == rows[-1][0]:  # one cell larger than that: take it whole
        rows, limit = _pairs(work, query.where(Membership.organisation_id == rows[0][0])), 0
    return whole_cells(rows, size=CHUNK_SIZE, is_last=len(rows) != limit)


def _recipients(work: Work, audience: Audience) -> Select[int, int]:
    return (
        select(Membership.organisation_id, Member.number)
        .join(Member, Member.id == Membership.member_id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(members.in_home_cell(work.today), directives.eligible(audience, work.today))
        .order_by(Membership.organisation_id, Member.number)
    )


def _pairs(work: Work, query: Select[int, int]) -> Sequence[tuple[int, int]]:
    return [(cell, number) for cell, number in work.session.execute(query)]
