"""Writing the tree on every day. Whatever changes from a day on is changed here, and nowhere else.

Three moves suffice for every change: :func:`cut` a period in two where something begins,
:func:`hang` a branch below another organisation, :func:`describe` an organisation otherwise. Then
:func:`refresh` copies the period that holds today into ``organisation``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import ARRAY, BigInteger, Date, TextClause, bindparam, func, or_, select, text, update
from sqlalchemy.orm import InstrumentedAttribute

from core.database import Base
from core.vietnamese import fold, normalise, sort_key
from models import Organisation, OrganisationKind, OrganisationPeriod
from services.actor import Work

# Any number that no other lock of the handbook uses: whoever changes the tree waits for the one before.
_TREE_LOCK = 7_240_701
_IDS = ARRAY(BigInteger)
_Fact = TypeVar("_Fact")
_COPIED = "organisation_id, name, search_name, sort_key, kind, parent_id, ancestors"

_CUT = text(f"""
    WITH spanning AS (
        SELECT * FROM organisation_period
         WHERE ancestors && :units AND valid_from < :day AND (valid_to IS NULL OR valid_to > :day)),
    later AS (
        UPDATE organisation_period p SET valid_from = :day FROM spanning s
         WHERE p.id = s.id RETURNING s.*)
    INSERT INTO organisation_period ({_COPIED}, valid_from, valid_to)
    SELECT {_COPIED}, valid_from, :day FROM later
""").bindparams(bindparam("units", type_=_IDS))  # noqa: S608 - only constants of this file are put together

# None of the units stands below another, so that one step of each way is theirs.
_HANG = text("""
    UPDATE organisation_period p
       SET ancestors = :path || p.ancestors[(
               SELECT min(step.place) FROM unnest(p.ancestors) WITH ORDINALITY AS step(id, place)
                WHERE step.id = ANY(:units)):],
           parent_id = CASE WHEN p.organisation_id = ANY(:units) THEN :parent ELSE p.parent_id END
     WHERE p.ancestors && :units AND p.valid_from >= :since AND (:until IS NULL OR p.valid_to <= :until)
""").bindparams(bindparam("units", type_=_IDS), bindparam("path", type_=_IDS), bindparam("until", type_=Date))

_REFRESH = text("""
    UPDATE organisation o
       SET name = p.name, search_name = p.search_name, sort_key = p.sort_key, kind = p.kind,
           parent_id = p.parent_id, ancestors = p.ancestors
      FROM (SELECT DISTINCT ON (organisation_id) *
              FROM organisation_period
             WHERE (valid_to IS NULL OR valid_to > :today) AND ancestors && :units
             ORDER BY organisation_id, valid_from) p
     WHERE p.organisation_id = o.id
       AND (o.name, o.sort_key, o.kind, o.parent_id, o.ancestors)
           IS DISTINCT FROM (p.name, p.sort_key, p.kind, p.parent_id, p.ancestors)
    RETURNING o.id
""").bindparams(bindparam("units", type_=_IDS))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of days with one way up; ``until`` is None for ever."""

    path: list[int]
    kind: OrganisationKind
    since: date
    until: date | None


def lock(work: Work) -> None:
    """Let nobody else change the tree before this unit of work ends."""
    work.session.execute(select(func.pg_advisory_xact_lock(_TREE_LOCK)))


def pieces(work: Work, unit: int, since: date, until: date | None = None) -> Iterator[Piece]:
    """The ways up of an organisation from a day on (until another), oldest first."""
    period = OrganisationPeriod
    # Columns, not objects: they are written past the session, which need not forget them then.
    query = select(period.ancestors, period.kind, period.valid_from, period.valid_to).where(
        period.organisation_id == unit, or_(period.valid_to.is_(None), period.valid_to > since)
    )
    if until is not None:
        query = query.where(period.valid_from < until)
    for path, kind, begun, ended in work.session.execute(query.order_by(period.valid_from)):
        yield Piece(path, kind, max(begun, since), _earlier(ended, until))


def ways_up(work: Work, units: Collection[int], since: date) -> Sequence[tuple[int, list[int]]]:
    """Each of these organisations with each of its ways up (ids from the root to itself) from a day on."""
    period = OrganisationPeriod
    query = select(period.organisation_id, period.ancestors).where(
        period.organisation_id.in_(units), or_(period.valid_to.is_(None), period.valid_to > since)
    )
    return [(unit, path) for unit, path in work.session.execute(query)]


def fact_on(work: Work, unit: int, on: date, fact: InstrumentedAttribute[_Fact]) -> _Fact:
    """One fact about an organisation, a column of its periods, as of a day on which it was there."""
    period = OrganisationPeriod
    return work.session.scalars(
        select(fact).where(
            period.organisation_id == unit,
            period.valid_from <= on,
            or_(period.valid_to.is_(None), period.valid_to > on),
        )
    ).one()


def begin(work: Work, organisation: Organisation, above: Sequence[Piece]) -> None:
    """Write the first periods of a new organisation, one for each way up of its parent."""
    for piece in above or [Piece([], organisation.kind, organisation.valid_from, None)]:
        work.session.add(
            OrganisationPeriod(
                organisation_id=organisation.id,
                name=organisation.name,
                search_name=organisation.search_name,
                sort_key=organisation.sort_key,
                kind=organisation.kind,
                parent_id=organisation.parent_id,
                ancestors=[*piece.path, organisation.id],
                valid_from=piece.since,
                valid_to=piece.until,
            )
        )
    work.flush()


def cut(work: Work, units: Sequence[int], day: date | None) -> None:
    """Divide at ``day`` every period of these organisations, and of all below them, that spans it."""
    if day is not None:
        _execute(work, _CUT, units=list(units), day=day)


def hang(work: Work, units: Sequence[int], parent: int, since: date, until: date | None = None) -> None:
    """Put organisations, with all below them, directly below ``parent`` from a day on (until another)."""
    for piece in list(pieces(work, parent, since, until)):
        cut(work, units, piece.since)
        cut(work, units, piece.until)
        _execute(
            work,
            _HANG,
            units=list(units),
            path=piece.path,
            parent=parent,
            since=piece.since,
            until=piece.until,
        )


def describe(
    work: Work, unit: int, since: date, *, name: str | None = None, kind: OrganisationKind | None = None
) -> None:
    """Give an organisation another name or kind from a day on."""
    cut(work, [unit], since)
    values: dict[str, object] = {"kind": kind} if kind else {}
    if name:
        values |= {"name": normalise(name), "search_name": fold(name), "sort_key": sort_key(name)}
    period = OrganisationPeriod
    work.session.execute(
        update(period)
        .where(period.organisation_id == unit, period.valid_from >= since)
        .values(values)
        .execution_options(synchronize_session=False)
    )
    forget(work, OrganisationPeriod)


def refresh(work: Work, units: Sequence[int]) -> None:
    """Make today's picture of these organisations, and of all below, what their periods say.

    Periods begin later than today only for what is founded later, so that no picture changes overnight.
    """
    work.session.flush()
    renewed = set(work.session.scalars(_REFRESH, {"units": list(units), "today": work.today}))
    for known in list(work.session):
        if isinstance(known, Organisation) and known.id in renewed:
            work.session.expire(known)


def forget(work: Work, *tables: type[Base]) -> None:
    """Let what was read of these tables be read anew when it is asked for; of others nothing has changed."""
    for known in list(work.session):
        if isinstance(known, tables):
            work.session.expire(known)


def _execute(work: Work, statement: TextClause, **values: object) -> None:
    work.session.flush()
    work.session.execute(statement, values)
    forget(work, OrganisationPeriod)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)
