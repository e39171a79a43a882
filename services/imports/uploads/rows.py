"""Looking at the rows of an import."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from models import ImportRow, RowDecision, RowEffect, Verdict
from services.actor import Work
from services.imports import runs
from services.imports.codes import Code
from services.imports.uploads.row_content import ShownRow, shown_row

WILL_BE_STORED: ColumnElement[bool] = or_(
    ImportRow.verdict == Verdict.ACCEPT, ImportRow.decision.is_not_distinct_from(RowDecision.STORE)
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """How many flagged rows have one doubt.

    ``undecided`` of them wait; ``alone`` of those have no other doubt and can be stored, so that one
    decision settles them all.
    """

    code: Code
    rows: int
    undecided: int
    alone: int


def rows(
    work: Work,
    run_id: UUID,
    *,
    verdict: Verdict | None = None,
    doubt: Code | None = None,
    undecided: bool | None = None,
    effects: Collection[RowEffect] = (),
    after: int = -1,
    limit: int = 50,
) -> Sequence[ShownRow]:
    """Rows in the order of the file.

    Args:
        doubt: only those with this doubt.
        undecided: only those that wait for a decision, or only the others.
        effects: only those that will be stored and then do one of these.
        after: the position that the page before ended with.

    Raises:
        ImportNotFound: there is none that the actor may see.
    """
    run = runs.get(work, run_id).run
    query = select(ImportRow).where(ImportRow.run_id == run.id, ImportRow.position > after)
    if verdict is not None:
        query = query.where(ImportRow.verdict == verdict)
    if doubt is not None:
        query = query.where(ImportRow.doubts.contains([doubt.value]))
    if undecided is not None:
        waits = and_(ImportRow.verdict == Verdict.FLAG, ImportRow.decision.is_(None))
        query = query.where(waits if undecided else ~waits)
    if effects:
        query = query.where(WILL_BE_STORED, ImportRow.effect.in_(effects))
    found = work.session.scalars(query.order_by(ImportRow.position).limit(limit))
    return [shown_row(work.vault, row) for row in found]


def doubts(work: Work, run_id: UUID) -> list[Doubt]:
    """The doubts of the flagged rows, the most frequent first.

    Raises:
        ImportNotFound: there is none that the actor may see.
    """
    run = runs.get(work, run_id).run
    flagged = (
        select(
            func.unnest(ImportRow.doubts).label("doubt"),
            ImportRow.decision.is_(None).label("waits"),
            and_(ImportRow.is_storable, func.cardinality(ImportRow.doubts) == 1).label("is_alone"),
        )
        .where(ImportRow.run_id == run.id, ImportRow.verdict == Verdict.FLAG)
        .subquery()
    ).c
    waiting = func.count().filter(flagged.waits)
    alone = func.count().filter(flagged.waits, flagged.is_alone)
    query = select(flagged.doubt, func.count(), waiting, alone).group_by(flagged.doubt)
    found = work.session.execute(query.order_by(func.count().desc(), flagged.doubt))
    return [Doubt(Code(code), *counts) for code, *counts in found]


def undecided(work: Work, run_id: UUID) -> int:
    """How many flagged rows wait for a decision.

    Raises:
        ImportNotFound: there is none that the actor may see.
    """
    run = runs.get(work, run_id).run
    query = select(func.count()).where(
        ImportRow.run_id == run.id, ImportRow.verdict == Verdict.FLAG, ImportRow.decision.is_(None)
    )
    return work.session.scalar(query) or 0
