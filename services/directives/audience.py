"""Who a directive is for: a rule over the tree, as a publisher chooses it and as it is frozen.

A line of the rule names an organisation, with or without what is below it. Without roles the audience is
every member of the cells covered (and, of an organisation named without what is below it, whoever holds a
role or a position there); with roles or positions, only those who hold one of them at an organisation
covered. Exclusion wins over inclusion. Persons can be added and taken out by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import func, select

from models import Member, Membership, MemberStatus, Organisation, PositionKind, Role
from services import members, organisations
from services.actor import Work
from services.directives.errors import AudienceBeyondReach, AudienceNamedTwice, PersonBeyondReach
from services.organisations import OrganisationEnded
from services.permissions import Permission

Capacity: TypeAlias = Role | PositionKind
"""As what somebody is meant: by a role in the handbook, or by a position in the party."""


@dataclass(frozen=True, slots=True)
class AudienceLine:
    """An organisation by its code, with or without what is below it."""

    organisation: str
    below: bool = True


@dataclass(frozen=True, slots=True)
class AudienceRule:
    """What a publisher chooses."""

    include: tuple[AudienceLine, ...]
    exclude: tuple[AudienceLine, ...] = ()
    roles: tuple[Capacity, ...] = ()
    statuses: tuple[MemberStatus, ...] = ()
    without_exempt: bool = False
    added: tuple[UUID, ...] = ()
    removed: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Audience:
    """The same rule in ids: each line is ``(organisation id, with what is below)``."""

    include: tuple[tuple[int, bool], ...]
    exclude: tuple[tuple[int, bool], ...]
    roles: tuple[Capacity, ...] = ()
    statuses: tuple[MemberStatus, ...] = ()
    without_exempt: bool = False
    added: tuple[UUID, ...] = ()
    removed: tuple[UUID, ...] = ()


def resolve(work: Work, rule: AudienceRule) -> Audience:
    """Turn codes into ids, within what the actor may publish to.

    Raises:
        OrganisationNotFound: no such organisation that the actor may see.
        OrganisationEnded: one of those included is a former one.
        AudienceBeyondReach: the actor may not publish to one of those included.
        AudienceNamedTwice: two lines say different things of one organisation.
        PersonBeyondReach: somebody who is added belongs to no cell the actor may publish to.
    """
    include = _chosen(work, rule.include)
    for organisation, _ in include:
        if organisations.has_ended(organisation, work.today):
            day = f"{organisation.valid_to:%d/%m/%Y}"
            raise OrganisationEnded(organisation=organisation.name, day=day)
        if not work.actor.may(Permission.DIRECTIVE_MANAGE, organisation.ancestors):
            raise AudienceBeyondReach(organisation=organisation.name)
    exclude = _chosen(work, rule.exclude)
    named = Counter(organisation for organisation, _ in (*include, *exclude))
    for organisation, lines in named.items():
        if lines > 1:
            raise AudienceNamedTwice(field="include", organisation=organisation.name)
    return Audience(
        include=tuple((organisation.id, below) for organisation, below in include),
        exclude=tuple((organisation.id, below) for organisation, below in exclude),
        roles=rule.roles,
        statuses=rule.statuses,
        without_exempt=rule.without_exempt,
        added=_within_reach(work, rule.added, rule.removed),
        removed=rule.removed,
    )


def ending(work: Work, rule: AudienceRule) -> list[tuple[Organisation, date]]:
    """The organisations that a rule names, to be in or out, which are to end, with the day from which.

    Whoever is in one that is left out would be told through its successor, and nobody through one that is in.
    """
    named = [organisation for organisation, _ in _chosen(work, (*rule.include, *rule.exclude))]
    ends = organisations.foreseen_ends(work, named)
    return [(organisation, ends[organisation.id]) for organisation in named if organisation.id in ends]


def _within_reach(work: Work, added: tuple[UUID, ...], removed: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """Those added and not taken out again."""
    wanted = tuple(dict.fromkeys(person for person in added if person not in removed))
    if not wanted:
        return ()
    scope = work.actor.scope(Permission.DIRECTIVE_MANAGE)
    housed = work.session.scalar(
        select(func.count())
        .select_from(Member)
        .join(Membership, Membership.member_id == Member.id)
        .where(
            Member.id.in_(wanted),
            members.in_home_cell(work.today),
            organisations.is_below(Membership.organisation_id, scope),
        )
    )
    if housed != len(wanted):
        raise PersonBeyondReach(field="added")
    return wanted


def _chosen(work: Work, lines: Sequence[AudienceLine]) -> list[tuple[Organisation, bool]]:
    return [(organisations.get(work, line.organisation), line.below) for line in dict.fromkeys(lines)]
