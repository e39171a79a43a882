"""What of an audience its sums tell, and whom they leave to be counted by person.

Counted by person are the cells that changed since they were counted, and the home cells of those whom the
audience names. All others are what the sums say; and those from outside whom it reaches elsewhere than in
their own cell, as guests, by what they hold or by name, are looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Select, exists, literal, or_, select, union
from sqlalchemy.orm import aliased

from models import GuestStay, Member, Membership, Organisation, StaleCell, TalliedCell
from services import members, organisations
from services.actor import Work
from services.directives.audience import Audience
from services.directives.coverage import covered, held, takes_cell, takes_members
from services.directives.tallies.parts import Parts, parts_of


@dataclass(frozen=True, slots=True)
class Division:
    """The subtrees whose sums are added up, and what is left beside them."""

    parts: Parts
    apart: Sequence[int]
    """The cells to be taken out of the sums, which do not hold for them."""
    by_person: Sequence[int]
    """Those of them whose members the audience takes."""
    others: Sequence[Select[UUID, int]]
    """Who may be reached although the audience does not take their home cell: member's id, home cell's id."""


def divided(work: Work, audience: Audience) -> Division | None:
    """An audience so divided; None where it takes no subtrees, but persons for what they hold."""
    if not takes_members(audience):
        return None
    parts = _parts(work, audience)
    if not parts.added:
        return None
    apart = _apart(work, audience, parts)
    taken = work.session.scalars(
        select(Organisation.id).where(Organisation.id.in_(apart), takes_cell(audience))
    ).all()
    return Division(parts, apart, taken, _from_outside(work, audience, parts))


def _parts(work: Work, audience: Audience) -> Parts:
    named = [place for place, _ in (*audience.include, *audience.exclude)]
    ways = work.session.execute(
        select(Organisation.id, Organisation.ancestors).where(Organisation.id.in_(named))
    )
    return parts_of(audience.include, audience.exclude, {row.id: row.ancestors for row in ways})


def _apart(work: Work, audience: Audience, parts: Parts) -> list[int]:
    alone = [place for place, below in (*audience.include, *audience.exclude) if not below]
    found = set(alone)
    found.update(work.session.scalars(_changed(work, audience, parts)))
    found.update(work.session.scalars(_homes_of_named(work, audience)))
    return sorted(found)


def _changed(work: Work, audience: Audience, parts: Parts) -> Select[int]:
    """The cells whose sums do not hold today, of those that are, or were counted as, in the audience."""
    stale = union(
        select(StaleCell.organisation_id),
        select(TalliedCell.organisation_id).where(
            or_(TalliedCell.holds_until <= work.today, TalliedCell.counted_on > work.today)
        ),
    ).subquery()
    was_counted = exists().where(
        TalliedCell.organisation_id == Organisation.id,
        TalliedCell.ancestors.bool_op("&&")(literal([*parts.added, *parts.taken_off], ARRAY(BigInteger))),
    )
    return (
        select(Organisation.id)
        .join(stale, stale.c.organisation_id == Organisation.id)
        .where(or_(takes_cell(audience), was_counted))
    )


def _homes_of_named(work: Work, audience: Audience) -> Select[int]:
    return (
        select(Membership.organisation_id)
        .distinct()
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            members.in_home_cell(work.today), Membership.member_id.in_([*audience.added, *audience.removed])
        )
    )


def _from_outside(work: Work, audience: Audience, parts: Parts) -> list[Select[UUID, int]]:
    """Nobody, where every cell there is is taken."""
    alone = [place for place, below in audience.exclude if not below]
    roots = work.session.scalars(select(Organisation.id).where(Organisation.parent_id.is_(None)))
    has_all = set(roots) <= set(parts.added)
    if has_all and not parts.taken_off and not alone:
        return []
    home = aliased(Organisation)
    # Where the audience is everything but some parts, their guests are few, and found by their homes.
    few = or_(organisations.below(home, parts.taken_off), home.id.in_(alone))
    outside = few if has_all else ~covered(home, audience)
    return [_guests(audience, home, outside, work.today), _holders_and_named(audience, work.today)]


def _guests(
    audience: Audience, home: type[Organisation], outside: ColumnElement[bool], on: date
) -> Select[UUID, int]:
    host = aliased(Organisation)
    return (
        select(GuestStay.member_id, GuestStay.home_cell_id.label("organisation_id"))
        .join(host, host.id == GuestStay.host_cell_id)
        .join(home, home.id == GuestStay.home_cell_id)
        .where(members.current(GuestStay, on), covered(host, audience), outside)
    )


def _holders_and_named(audience: Audience, on: date) -> Select[UUID, int]:
    named = select(Member.id).where(Member.id.in_(audience.added))
    return (
        select(Membership.member_id, Membership.organisation_id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            members.in_home_cell(on),
            ~takes_cell(audience),
            Membership.member_id.in_(union(*held(audience, on), named)),
        )
    )
