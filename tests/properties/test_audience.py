"""Who a directive reaches: the preview, every inbox and every chunk, against a naive look at every person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import (
    ACTIVE_STATUSES,
    Exemption,
    ExemptionKind,
    Member,
    MembershipKind,
    MemberStatus,
    Position,
    PositionKind,
    Role,
    RoleGrant,
)
from services import deliveries, directives
from services.accounts.authentication import actor_of
from services.actor import Work
from services.deliveries import recipients
from services.directives import AudienceEmpty, AudienceLine, AudienceRule, Capacity
from tests.properties.blank import BlankHandbook, Node, cells, code, enter, forests, plant, stay, way_up

STATUSES = [*sorted(ACTIVE_STATUSES), MemberStatus.DECEASED]


@dataclass(frozen=True)
class Somebody:
    """A drawn person: places in the forest."""

    home: int | None
    visited: int | None
    status: MemberStatus
    roles: tuple[tuple[Capacity, int], ...]
    exempt: bool

    @property
    def places(self) -> list[tuple[Capacity, int]]:
        belonging = [place for place in (self.home, self.visited) if place is not None]
        return [*((Role.MEMBER, place) for place in belonging), *self.roles]


@dataclass(frozen=True)
class Country:
    """A forest, who lives in it, and an audience somebody chose."""

    nodes: list[Node]
    people: list[Somebody]
    include: dict[int, bool]
    exclude: dict[int, bool]
    roles: frozenset[Capacity]
    statuses: frozenset[MemberStatus]
    without_exempt: bool
    added: frozenset[int]
    removed: frozenset[int]

    def is_named(self, lines: dict[int, bool], place: int) -> bool:
        way = way_up(self.nodes, place)
        return any(place == one or (below and one in way) for one, below in lines.items())

    def reaches(self, number: int) -> bool:
        """The rule as ``services/directives/audience.py`` tells it, name by name and place by place."""
        person = self.people[number]
        if person.status not in ACTIVE_STATUSES or number in self.removed:
            return False
        return number in self.added or self._meets(person)

    def _meets(self, person: Somebody) -> bool:
        if person.status not in (self.statuses or ACTIVE_STATUSES) or (self.without_exempt and person.exempt):
            return False
        alone = {one: below for one, below in self.include.items() if not below}
        for role, place in person.places:
            if self.is_named(self.exclude, place):
                continue
            if self.roles:
                reached = role in self.roles and self.is_named(self.include, place)
            elif role is Role.MEMBER:
                reached = self.is_named(self.include, place)
            else:
                reached = self.is_named(alone, place)
            if reached:
                return True
        return False


@st.composite
def countries(draw: st.DrawFn) -> Country:
    nodes = draw(forests(8))
    anywhere, cell = st.integers(0, len(nodes) - 1), st.sampled_from(cells(nodes))
    grants = st.lists(
        st.tuples(st.sampled_from([*sorted(set(Role) - {Role.MEMBER}), *PositionKind]), anywhere),
        max_size=2,
        unique=True,
    )
    person = st.builds(
        Somebody,
        st.none() | cell,
        st.none() | cell,
        st.sampled_from([MemberStatus.OFFICIAL, *STATUSES]),
        grants.map(tuple),
        st.booleans(),
    )
    people = draw(st.lists(person, min_size=1, max_size=8))
    housed = [number for number, one in enumerate(people) if one.home is not None]
    names = st.frozensets(st.sampled_from(housed), max_size=2) if housed else st.just(frozenset())
    named = draw(st.dictionaries(anywhere, st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=4))
    first = next(iter(named))
    return Country(
        nodes=nodes,
        people=people,
        include={one: below for one, (below, included) in named.items() if included or one == first},
        exclude={one: below for one, (below, included) in named.items() if not included and one != first},
        roles=draw(st.frozensets(st.sampled_from([*Role, *PositionKind]), max_size=2)),
        statuses=draw(st.frozensets(st.sampled_from(sorted(ACTIVE_STATUSES)), max_size=2)),
        without_exempt=draw(st.booleans()),
        added=draw(names),
        removed=draw(names),
    )


def settle(work: Work, country: Country) -> tuple[UUID, list[Member]]:
    """Found the country; a publisher for every root, and its people."""
    ids = plant(work, country.nodes)
    rows = []
    for number, person in enumerate(country.people):
        row = enter(work, f"Người {number:02d}", person.status)
        if person.home is not None:
            stay(work, row.id, ids[person.home])
        if person.visited is not None:
            stay(work, row.id, ids[person.visited], MembershipKind.TEMPORARY)
        for capacity, place in person.roles:
            hold(work, row.id, capacity, ids[place])
        if person.exempt:
            exempt(work, row.id)
        rows.append(row)
    publisher = enter(work, "Người ban hành", MemberStatus.DECEASED)  # of no audience themselves
    for place, node in enumerate(country.nodes):
        if node.parent is None:
            grant(work, publisher.id, Role.PUBLISHER, ids[place])
    work.flush()
    return publisher.id, rows


def grant(work: Work, member_id: UUID, role: Role, organisation_id: int) -> None:
    work.session.add(
        RoleGrant(
            member_id=member_id, role=role, organisation_id=organisation_id, valid_from=date(2000, 1, 1)
        )
    )


def hold(work: Work, member_id: UUID, capacity: Capacity, organisation_id: int) -> None:
    if isinstance(capacity, Role):
        grant(work, member_id, capacity, organisation_id)
        return
    work.session.add(
        Position(
            member_id=member_id, kind=capacity, organisation_id=organisation_id, valid_from=date(2000, 1, 1)
        )
    )


def exempt(work: Work, member_id: UUID) -> None:
    work.session.add(Exemption(member_id=member_id, kind=ExemptionKind.EXEMPT, valid_from=date(2020, 1, 1)))


def rule_of(country: Country, ids: Sequence[UUID]) -> AudienceRule:
    def lines(named: dict[int, bool]) -> tuple[AudienceLine, ...]:
        return tuple(AudienceLine(code(one), below) for one, below in named.items())

    return AudienceRule(
        lines(country.include),
        lines(country.exclude),
        tuple(country.roles),
        tuple(country.statuses),
        country.without_exempt,
        tuple(ids[number] for number in sorted(country.added)),
        tuple(ids[number] for number in sorted(country.removed)),
    )


def drafted(work: Work) -> UUID:
    return directives.draft(
        work,
        organisation=code(0),
        symbol="1-HD/TU",
        type="HD",
        issuer="Ban Bí thư",
        issued_on=date(2026, 11, 20),
        abstract="Về sinh hoạt chi bộ",
        body="Một đoạn.",
    ).id


def chunks(work: Work, directive_id: UUID) -> Sequence[tuple[int, int]]:
    """``(cell, recipient)`` of every chunk, to the end."""
    found: list[tuple[int, int]] = []
    while (chunk := deliveries.expand_next(work, directive_id)) is not None:
        recipients_left = list(chunk.recipients)
        for cell, size in zip(chunk.cells, chunk.cell_sizes, strict=True):
            found += [(cell, recipients_left.pop(0)) for _ in range(size)]
        assert not recipients_left
    return found


@pytest.fixture(scope="module", autouse=True)
def tiny_chunks() -> object:
    """So small that every seam between two chunks is crossed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recipients, "CHUNK_SIZE", 2)
        patch.setattr(recipients, "_CELLS_AT_ONCE", 1)
        yield


@settings(max_examples=25, deadline=None)
@given(countries())
def test_preview_inboxes_and_chunks_agree_with_a_look_at_everybody(
    handbook: BlankHandbook, country: Country
) -> None:
    with handbook.example() as work:
        publisher, rows = settle(work, country)
        pairs = list(zip(rows, country.people, strict=True))
        reached = {row.id for number, row in enumerate(rows) if country.reaches(number)}
        rule = rule_of(country, [row.id for row in rows])
        housed = [(row, one) for row, one in pairs if row.id in reached and one.home is not None]
        with work.as_actor(actor_of(work, publisher)):
            directive_id = drafted(work)
            preview = directives.preview_audience(work, directive_id, rule)
            assert preview.members == len(housed)
            assert preview.cells == len({person.home for _, person in housed})
            if not housed:
                with pytest.raises(AudienceEmpty):
                    directives.publish(work, directive_id, rule)
                return
            assert directives.publish(work, directive_id, rule).addressed == len(housed)
        in_inbox = {row.id for row in rows if has_it(work, row.id, directive_id)}
        assert in_inbox == reached
        homes = {row.number: person.home for row, person in housed}
        sent = chunks(work, directive_id)
        assert sorted(number for _, number in sent) == sorted(homes)
        by_cell = {cell: homes[number] for cell, number in sent}
        assert [by_cell[cell] for cell, _ in sent] == [homes[number] for _, number in sent]


def has_it(work: Work, member_id: UUID, directive_id: UUID) -> bool:
    with work.as_actor(actor_of(work, member_id)):
        items = directives.inbox(work)
        assert directives.unread_count(work) == len(items)
        assert [item.id for item in directives.sync(work, after=0)[0]] == [item.id for item in items]
    return [item.id for item in items] == [directive_id]
