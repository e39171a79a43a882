"""How far a directive got, by child organisation, from counters: no report counts persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from models import Device, Membership, Organisation, Reach, Refusal
from services import members, organisations
from services.actor import Work
from services.directives.queries import get
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class ReachFigures:
    """Numbers of members. ``refused``: every provider refused every device of theirs."""

    addressed: int = 0
    handed_over: int = 0
    refused: int = 0
    delivered: int = 0
    read: int = 0
    acknowledged: int = 0


@dataclass(frozen=True, slots=True)
class ReachRow:
    """The figures of one organisation below."""

    organisation: Organisation
    figures: ReachFigures


@dataclass(frozen=True, slots=True)
class DirectiveReach:
    """The figures at an organisation, of each child, and why devices of its members were refused."""

    total: ReachFigures
    by_child: Sequence[ReachRow]
    causes: dict[str, int]
    is_complete: bool
    """Whether the whole audience has been put in the queue."""


def reach(work: Work, directive_id: UUID, *, organisation: str | None = None) -> DirectiveReach:
    """How far a directive got at an organisation (its publisher's by default) and below.

    Raises:
        DirectiveNotFound, OrganisationNotFound: not there, or not for the actor to see.
        Forbidden: the actor's roles do not reach that organisation.
    """
    directive = get(work, directive_id)
    top = (
        organisations.get(work, organisation)
        if organisation
        else work.session.get_one(Organisation, directive.organisation_id)
    )
    work.actor.require(Permission.DIRECTIVE_REACH, top.ancestors)
    by_child = _by_child(work, directive_id, top)
    return DirectiveReach(
        total=_sum([row.figures for row in by_child]),
        by_child=[row for row in by_child if row.organisation.id != top.id],
        causes=_causes(work, directive_id, top),
        is_complete=directive.expanded_at is not None,
    )


_COUNTERS = (
    Reach.addressed,
    Reach.handed_over,
    Reach.refused,
    Reach.delivered,
    Reach.read,
    Reach.acknowledged,
)


def _by_child(work: Work, directive_id: UUID, top: Organisation) -> list[ReachRow]:
    # The id on a cell's way up, one step below ``top`` (the cell itself, where that is ``top``).
    child_id = func.coalesce(
        Organisation.ancestors[len(top.ancestors) + 1], Organisation.ancestors[len(top.ancestors)]
    ).label("child_id")
    sums = (
        select(child_id, *(func.sum(counter).label(counter.key) for counter in _COUNTERS))
        .join(Reach, Reach.organisation_id == Organisation.id)
        .where(Reach.directive_id == directive_id, organisations.below(Organisation, [top.id]))
        .group_by(child_id)
        .subquery()
    )
    rows = work.session.execute(
        select(Organisation, *(sums.c[counter.key] for counter in _COUNTERS))
        .join(sums, sums.c.child_id == Organisation.id)
        .order_by(Organisation.sort_key)
    )
    return [ReachRow(child, ReachFigures(*(int(figure) for figure in figures))) for child, *figures in rows]


def _sum(figures: list[ReachFigures]) -> ReachFigures:
    return ReachFigures(*(sum(getattr(one, counter.key) for one in figures) for counter in _COUNTERS))


def _causes(work: Work, directive_id: UUID, top: Organisation) -> dict[str, int]:
    counts = work.session.execute(
        select(Refusal.cause, func.count())
        .join(Device, Device.id == Refusal.device_id)
        .join(Membership, Membership.member_id == Device.member_id)
        .where(
            Refusal.directive_id == directive_id,
            Refusal.is_final,
            members.in_home_cell(work.today),
            organisations.is_below(Membership.organisation_id, [top.id]),
        )
        .group_by(Refusal.cause)
    )
    return {row[0]: row[1] for row in counts}
