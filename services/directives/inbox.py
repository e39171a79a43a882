"""What was published to a member: looked up when they ask, never copied to each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    ColumnElement,
    Integer,
    Row,
    Select,
    TableValuedAlias,
    Text,
    and_,
    any_,
    case,
    column,
    exists,
    false,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models import ACTIVE_STATUSES, Addressee, Directive, Receipt, Role, Urgency
from services.actor import Actor, Work

# Made once: an alias copies every column of its table, which takes longer than many a query.
_LINE, _EXCLUDING_LINE, _PUBLISHED = aliased(Addressee), aliased(Addressee), aliased(Directive)


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One line of an inbox; ``state`` is the furthest the member has come, None if new."""

    seq: int
    id: UUID
    symbol: str
    type: str
    issuer: str
    issued_on: date
    abstract: str
    urgency: Urgency
    published_at: datetime
    acknowledge_by: date | None
    state: str | None
    at: datetime | None

    @property
    def is_unread(self) -> bool:
        """Whether the member has not opened it yet."""
        return self.state not in ("read", "acknowledged")


def inbox(
    work: Work, *, unread: bool = False, before: int | None = None, limit: int = 50
) -> Sequence[InboxItem]:
    """What is addressed to the actor, newest first."""
    query = _items(work.actor)
    if unread:
        query = query.where(Receipt.read_at.is_(None))
    if before is not None:
        query = query.where(Directive.seq < before)
    rows = work.session.execute(query.order_by(Directive.seq.desc()).limit(limit))
    return [_item(row) for row in rows]


def unread_count(work: Work) -> int:
    """How many directives addressed to the actor they have not opened."""
    return (
        work.session.scalar(
            select(func.count()).select_from(_items(work.actor).where(Receipt.read_at.is_(None)).subquery())
        )
        or 0
    )


def sync(work: Work, *, after: int, limit: int = 200) -> Sequence[InboxItem]:
    """What was published to the actor after ``after``, oldest first.

    Nothing can be missed: publications take their number under one lock that is held until they
    commit, so whoever sees number *n* sees every number below it.
    """
    query = _items(work.actor).where(Directive.seq > after)
    rows = work.session.execute(query.order_by(Directive.seq).limit(limit))
    return [_item(row) for row in rows]


def addressed_to(actor: Actor) -> Select[UUID]:
    """The ids of directives addressed to an actor, through any of their cells or roles.

    The mirror image of ``audience.covers``: that one finds the members of a directive, this one
    the directives of a member.
    """
    if actor.status not in ACTIVE_STATUSES:
        return select(Directive.id).where(false())
    anchor = _anchors(actor)
    reached = and_(
        _LINE.organisation_id == anchor.c.organisation,
        ~_LINE.excluded,
        or_(_LINE.below, anchor.c.own),
    )
    return (
        select(_PUBLISHED.id)
        .distinct()
        .select_from(anchor)
        .join(_LINE, reached)
        .join(_PUBLISHED, _PUBLISHED.id == _LINE.directive_id)
        .where(
            _role_fits(anchor.c.role),
            _is_empty(_PUBLISHED.audience_statuses) | (any_(_PUBLISHED.audience_statuses) == actor.status),
            ~_excluded(actor, anchor.c.number),
        )
    )


def _role_fits(role: ColumnElement[str]) -> ColumnElement[bool]:
    by_belonging = or_(role == Role.MEMBER.value, ~_LINE.below)
    return or_(
        and_(_is_empty(_PUBLISHED.audience_roles), by_belonging), any_(_PUBLISHED.audience_roles) == role
    )


def _excluded(actor: Actor, number: ColumnElement[int]) -> ColumnElement[bool]:
    anchor = _anchors(actor)
    return exists(
        select(_EXCLUDING_LINE.id)
        .select_from(anchor)
        .join(_EXCLUDING_LINE, _EXCLUDING_LINE.organisation_id == anchor.c.organisation)
        .where(
            _EXCLUDING_LINE.directive_id == _PUBLISHED.id,
            _EXCLUDING_LINE.excluded,
            or_(_EXCLUDING_LINE.below, anchor.c.own),
            anchor.c.number == number,
        )
    )


def _anchors(actor: Actor) -> TableValuedAlias:
    """Every organisation on the way up from each place the actor belongs to, as rows.

    ``number`` tells the places apart, ``own`` marks the place itself.
    """
    rows = [
        (number, organisation, grant.role.value, organisation == grant.organisation_id)
        for number, grant in enumerate(actor.grants)
        for organisation in grant.path
    ]
    numbers, places, roles, own = (list(one) for one in zip(*rows, strict=True)) if rows else ([], [], [], [])
    return (
        func.unnest(
            literal(numbers, ARRAY(Integer)),
            literal(places, ARRAY(BigInteger)),
            literal(roles, ARRAY(Text)),
            literal(own, ARRAY(Boolean)),
        )
        .table_valued(
            column("number", Integer),
            column("organisation", BigInteger),
            column("role", Text),
            column("own", Boolean),
            name="anchor",
        )
        .render_derived()
    )


def _is_empty(words: InstrumentedAttribute[list[str]]) -> ColumnElement[bool]:
    return func.cardinality(words) == 0


_STATE = case(
    (Receipt.acknowledged_at.is_not(None), "acknowledged"),
    (Receipt.read_at.is_not(None), "read"),
    (Receipt.delivered_at.is_not(None), "delivered"),
)


def _items(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Directive.seq,
            Directive.id,
            Directive.symbol,
            Directive.type,
            Directive.issuer,
            Directive.issued_on,
            Directive.abstract,
            Directive.urgency,
            Directive.published_at,
            Directive.acknowledge_by,
            _STATE.label("state"),
            func.coalesce(Receipt.acknowledged_at, Receipt.read_at, Receipt.delivered_at).label("at"),
        )
        .outerjoin(Receipt, (Receipt.directive_id == Directive.id) & (Receipt.member_id == actor.identity))
        .where(Directive.id.in_(addressed_to(actor)))
    )


def _item(row: Row[*tuple[Any, ...]]) -> InboxItem:
    return InboxItem(*row)
