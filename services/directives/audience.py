"""Who a directive is for: a rule over the tree, and the members it reaches.

A line of the rule names an organisation, with or without what is below it. A member is reached
through an organisation they belong to: by membership of a cell, or by a role held there. Exclusion
wins over inclusion. Without roles the audience is every member of the cells covered (and, of an
organisation named without what is below it, whoever holds a role there); with roles, only those who
hold one of them at an organisation covered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.orm import aliased

from models import (
    ACTIVE_STATUSES,
    Addressee,
    Device,
    DeviceKind,
    Directive,
    Member,
    Membership,
    MembershipKind,
    MemberStatus,
    Organisation,
    Role,
    RoleGrant,
)
from services import members, organisations
from services.actor import Work
from services.directives.errors import AudienceBeyondReach, AudienceNamedTwice
from services.organisations import OrganisationEnded
from services.permissions import Permission


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
    roles: tuple[Role, ...] = ()
    statuses: tuple[MemberStatus, ...] = ()


@dataclass(frozen=True, slots=True)
class Audience:
    """The same rule in ids: each line is ``(organisation id, with what is below)``."""

    include: tuple[tuple[int, bool], ...]
    exclude: tuple[tuple[int, bool], ...]
    roles: tuple[Role, ...]
    statuses: tuple[MemberStatus, ...]


@dataclass(frozen=True, slots=True)
class AudiencePreview:
    """What a publisher sees before the button: persons, cells, and how each can be rung."""

    members: int
    cells: int
    channels: dict[str, int]


CHANNEL_KINDS: dict[str, tuple[DeviceKind, ...]] = {
    "fcm": (DeviceKind.FCM_TOKEN, DeviceKind.FCM_ID),
    "webpush": (DeviceKind.WEBPUSH,),
    "telegram": (DeviceKind.TELEGRAM,),
    "zalo": (),
}


def resolve(work: Work, rule: AudienceRule) -> Audience:
    """Turn codes into ids, within what the actor may publish to.

    Raises:
        OrganisationNotFound: no such organisation that the actor may see.
        OrganisationEnded: one of those included is a former one.
        AudienceBeyondReach: the actor may not publish to one of those included.
        AudienceNamedTwice: two lines say different things of one organisation.
    """
    include = _chosen(work, rule.include)
    for organisation, _ in include:
        if organisation.valid_to is not None and organisation.valid_to <= work.today:
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
    )


def _chosen(work: Work, lines: Sequence[AudienceLine]) -> list[tuple[Organisation, bool]]:
    return [(organisations.get(work, line.organisation), line.below) for line in dict.fromkeys(lines)]


def of_directive(work: Work, directive: Directive) -> Audience:
    """The rule a published directive was frozen with."""
    lines = work.session.scalars(select(Addressee).where(Addressee.directive_id == directive.id)).all()
    return Audience(
        include=tuple((line.organisation_id, line.below) for line in lines if not line.excluded),
        exclude=tuple((line.organisation_id, line.below) for line in lines if line.excluded),
        roles=tuple(Role(role) for role in directive.audience_roles),
        statuses=tuple(MemberStatus(status) for status in directive.audience_statuses),
    )


def preview(work: Work, audience: Audience) -> AudiencePreview:
    """Count an audience by channel; ``none`` counts the members that nothing rings for."""
    reached = (
        select(Member.id, Membership.organisation_id)
        .join(Membership, Membership.member_id == Member.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(members.in_home_cell(work.today), covers(audience, work.today))
        .cte("reached")
        .prefix_with("MATERIALIZED")
    )
    has_device = exists().where(Device.member_id == reached.c.id, Device.removed_at.is_(None))
    counts: list[ColumnElement[int]] = [
        func.count().label("members"),
        func.count(reached.c.organisation_id.distinct()).label("cells"),
        func.count().filter(~has_device).label("none"),
    ]
    for channel, kinds in CHANNEL_KINDS.items():
        by_channel = exists().where(
            Device.member_id == reached.c.id, Device.removed_at.is_(None), Device.kind.in_(kinds)
        )
        counts.append(func.count().filter(by_channel).label(channel))
    row = work.session.execute(select(*counts).select_from(reached)).one()._mapping
    channels = {channel: int(row[channel]) for channel in (*CHANNEL_KINDS, "none")}
    return AudiencePreview(int(row["members"]), int(row["cells"]), channels)


def covers(audience: Audience, on: date) -> ColumnElement[bool]:
    """The condition that a ``Member`` is in the audience; their home cell is the query's ``Organisation``."""
    return has_status(audience) & or_(takes_cell(audience), reached_elsewhere(audience, on))


def has_status(audience: Audience) -> ColumnElement[bool]:
    """The condition that a ``Member`` has a status the audience asks for."""
    wanted = audience.statuses or tuple(ACTIVE_STATUSES)
    return Member.status.in_(wanted) & Member.status.in_(ACTIVE_STATUSES)


def takes_cell(audience: Audience) -> ColumnElement[bool]:
    """The condition that an ``Organisation`` is a cell whose members are all reached by belonging to it."""
    if not _takes_members(audience):
        return false()
    return _covered(Organisation, audience.include, audience.exclude)


def reached_elsewhere(audience: Audience, on: date) -> ColumnElement[bool]:
    """The condition that a ``Member`` is reached through a cell they attend for a time, or by a role."""
    guests = Member.id.in_(_guests(audience, on)) if _takes_members(audience) else false()
    if audience.roles:
        roles, lines = set(audience.roles) - {Role.MEMBER}, audience.include
    else:
        roles, lines = set(Role), tuple(line for line in audience.include if not line[1])
    holders = _holders(roles, lines, audience.exclude, on)
    return or_(guests, Member.id.in_(holders) if roles and lines else false())


def _takes_members(audience: Audience) -> bool:
    return not audience.roles or Role.MEMBER in audience.roles


_Lines = Sequence[tuple[int, bool]]


def _guests(audience: Audience, on: date) -> Select[UUID]:
    place, cell = aliased(Membership), aliased(Organisation)
    return (
        select(place.member_id)
        .join(cell, cell.id == place.organisation_id)
        .where(
            place.kind == MembershipKind.TEMPORARY,
            members.current(place, on),
            _covered(cell, audience.include, audience.exclude),
        )
    )


def _holders(roles: Collection[Role], include: _Lines, exclude: _Lines, on: date) -> Select[UUID]:
    grant, place = aliased(RoleGrant), aliased(Organisation)
    return (
        select(grant.member_id)
        .join(place, place.id == grant.organisation_id)
        .where(
            grant.role.in_(roles),
            grant.valid_from <= on,
            or_(grant.valid_to.is_(None), grant.valid_to > on),
            _covered(place, include, exclude),
        )
    )


def _covered(place: type[Organisation], include: _Lines, exclude: _Lines) -> ColumnElement[bool]:
    return and_(_named(place, include), ~_named(place, exclude))


def _named(place: type[Organisation], lines: _Lines) -> ColumnElement[bool]:
    below = [organisation for organisation, with_below in lines if with_below]
    alone = [organisation for organisation, with_below in lines if not with_below]
    return or_(
        organisations.below(place, below),
        place.id.in_(alone) if alone else false(),
    )
