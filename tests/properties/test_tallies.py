"""Audiences counted ahead, against a count person by person, whatever happens to people and the tree.

That the count person by person is right is held by ``test_audience``, against a look at everybody.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from core.clock import local_date
from core.errors import HandbookError
from core.unit_of_work import Runtime
from models import (
    DeviceKind,
    ExemptionKind,
    Member,
    MemberStatus,
    OrganisationKind,
    Position,
    PositionKind,
    Role,
    RoleGrant,
)
from services import devices, directives, members, organisations
from services.actor import SYSTEM, Actor, Work
from services.directives.audience import Audience
from services.directives.preview import count, preview
from services.directives.tallies.parts import parts_of
from services.directives.unreached import silent_cells
from tests.conftest import StoppedClock
from tests.properties.blank import LONG_AGO, BlankHandbook, Node, enter, forests, stay, way_up

PEOPLE = 5
PARENTS = {"T": "", "X": "T", "Y": "T", "S": "X", "A": "S", "B": "X", "C": "Y", "D": "Y"}
KINDS = {
    "T": OrganisationKind.PROVINCE,
    "X": OrganisationKind.COMMUNE,
    "Y": OrganisationKind.COMMUNE,
    "S": OrganisationKind.BASE_COMMITTEE,
}
CELLS = tuple(code for code in PARENTS if code not in KINDS)


class Country:
    """A handbook in which things happen; what is refused did not."""

    def __init__(self, runtime: Runtime, clock: StoppedClock) -> None:
        self.runtime, self.clock = runtime, clock
        self.ids: dict[str, int] = {}
        self.people: list[UUID] = []
        with runtime.work(SYSTEM) as work:
            for code, parent in PARENTS.items():
                kind = KINDS.get(code, OrganisationKind.CELL)
                found = organisations.create(
                    work, code=code, name=code, kind=kind, parent=parent or None, valid_from=LONG_AGO
                )
                self.ids[code] = found.id
        for number in range(PEOPLE):
            self.come(CELLS[number % 4], 0)

    @property
    def today(self) -> date:
        return local_date(self.clock.now)

    def day(self, days: int) -> date:
        return self.today + timedelta(days)

    def do(self, order: Callable[[Work], object], actor: Actor = SYSTEM) -> None:
        with suppress(HandbookError), self.runtime.work(actor) as work:
            order(work)

    def come(self, cell: str, days: int) -> None:
        with self.runtime.work(SYSTEM) as work:
            member = enter(work, "Người")
            stay(work, member.id, self.ids[cell], since=self.day(days))
        self.people.append(member.id)

    def transfer(self, who: int, cell: str, days: int) -> None:
        self.do(lambda work: members.transfer(work, self.people[who], to=cell, since=self.day(days)))

    def visit(self, who: int, cell: str, days: int) -> None:
        self.do(
            lambda work: members.attach_temporarily(
                work, self.people[who], cell=cell, since=self.day(days), until=self.day(days + 4)
            )
        )

    def exempt(self, who: int, days: int, length: int | None) -> None:
        kind = ExemptionKind.TEMPORARILY_EXEMPT if length else ExemptionKind.EXEMPT
        until = self.day(days + length) if length else None
        self.do(
            lambda work: members.exempt(work, self.people[who], kind=kind, since=self.day(days), until=until)
        )

    def hold(self, who: int, held: Role | PositionKind, place: str, days: int, length: int | None) -> None:
        """A role in the handbook or an office in the party, for some days or for good."""
        since, until = self.day(days), self.day(days + length) if length else None
        dates = {"member_id": self.people[who], "valid_from": since, "valid_to": until}
        with self.runtime.work(SYSTEM) as work, suppress(IntegrityError), work.session.begin_nested():
            if isinstance(held, Role):
                work.session.add(RoleGrant(role=held, organisation_id=self.ids[place], **dates))
            else:
                work.session.add(Position(kind=held, organisation_id=self.ids[place], **dates))
            work.session.flush()

    def become(self, who: int, status: MemberStatus) -> None:
        with self.runtime.work(SYSTEM) as work:
            work.session.get_one(Member, self.people[who]).status = status

    def ring(self, who: int, kind: DeviceKind, value: str) -> None:
        """A device is anybody's: who registers it takes it over."""
        self.do(lambda work: devices.register(work, kind=kind, value=value), Actor(self.people[who]))

    def silence(self, who: int, kind: DeviceKind, value: str) -> None:
        self.do(lambda work: devices.remove(work, kind=kind, value=value), Actor(self.people[who]))

    def hang(self, unit: str, parent: str) -> None:
        self.do(lambda work: organisations.move(work, unit, parent=parent))

    def merge(self, unit: str, into: str) -> None:
        self.do(lambda work: organisations.merge(work, [unit], into=into, effective_on=self.today))

    def turn_days(self, days: int) -> None:
        self.clock.advance(timedelta(days))

    def count_ahead(self) -> None:
        with self.runtime.work(SYSTEM) as work:
            while directives.count_next(work):
                pass

    def rebuild(self) -> None:
        with self.runtime.work(SYSTEM) as work:
            directives.rebuild(work)

    def check(self, audience: Audience) -> None:
        with self.runtime.work(SYSTEM, read_only=True) as work:
            assert directives.verify(work) == []
            told = preview(work, audience)
            assert told == count(work, audience)
            silent = work.session.execute(silent_cells(work, audience))
            assert sum(number for _, number in silent) == told.channels["none"]


person, place = st.integers(0, PEOPLE - 1), st.sampled_from(sorted(PARENTS))
cell, days = st.sampled_from(CELLS), st.integers(-3, 3)
device = (st.sampled_from([DeviceKind.FCM_ID, DeviceKind.TELEGRAM]), st.sampled_from(["1", "2"]))
held = st.sampled_from([Role.PUBLISHER, Role.AUDITOR, PositionKind.SECRETARY])
events = st.one_of(
    st.tuples(st.just("come"), cell, days),
    st.tuples(st.just("transfer"), person, cell, days),
    st.tuples(st.just("visit"), person, cell, days),
    st.tuples(st.just("exempt"), person, days, st.none() | st.integers(1, 3)),
    st.tuples(st.just("hold"), person, held, place, days, st.none() | st.integers(1, 3)),
    st.tuples(st.just("become"), person, st.sampled_from(MemberStatus)),
    st.tuples(st.just("ring"), person, *device),
    st.tuples(st.just("silence"), person, *device),
    st.tuples(st.just("hang"), st.sampled_from(["S", *CELLS]), st.sampled_from("XYS")),
    st.tuples(st.just("merge"), cell, cell),
    st.tuples(st.just("turn_days"), st.integers(1, 3)),
    st.just(("count_ahead",)),
    st.just(("count_ahead",)),
    st.just(("rebuild",)),
)
wishes = st.fixed_dictionaries(
    {
        "include": st.dictionaries(place, st.booleans(), min_size=1, max_size=3),
        "exclude": st.dictionaries(place, st.booleans(), max_size=2),
        "roles": st.sampled_from(
            [
                *((), (), (Role.MEMBER,), (Role.PUBLISHER,)),
                *((Role.MEMBER, Role.PUBLISHER), (Role.AUDITOR, Role.PUBLISHER, PositionKind.SECRETARY)),
            ]
        ),
        "statuses": st.sampled_from([(), (MemberStatus.OFFICIAL,), (MemberStatus.PROBATIONARY,)]),
        "without_exempt": st.booleans(),
        "added": st.frozensets(person, max_size=1),
        "removed": st.frozensets(person, max_size=1),
    }
)


def audience_of(country: Country, wish: dict[str, object]) -> Audience:
    """A drawn wish in ids; a place that is both in and out is out."""

    def lines(named: object, without: object = ()) -> tuple[tuple[int, bool], ...]:
        assert isinstance(named, dict)
        assert isinstance(without, dict | tuple)
        return tuple((country.ids[code], below) for code, below in named.items() if code not in without)

    def persons(numbers: object) -> tuple[UUID, ...]:
        assert isinstance(numbers, frozenset)
        return tuple(country.people[number] for number in numbers)

    return Audience(
        include=lines(wish["include"], wish["exclude"]),
        exclude=lines(wish["exclude"]),
        **{name: wish[name] for name in ("roles", "statuses", "without_exempt")},  # type: ignore[arg-type]
        added=persons(wish["added"]),
        removed=persons(wish["removed"]),
    )


EVERYBODY = {
    "include": {"T": True},
    "exclude": {"A": True},
    "roles": (),
    "statuses": (),
    "without_exempt": True,
    "added": frozenset(),
    "removed": frozenset(),
}
"""In the province, but for one cell and those who are exempt."""


BUT_ITS_FIRST_COMMUNE = EVERYBODY | {"exclude": {"X": True}, "without_exempt": False}
"""In the province, but for a commune, whose members are guests or hold something outside it."""


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(events, wishes), min_size=4, max_size=10))
@example([(("transfer", 0, "B", 2), EVERYBODY), (("count_ahead",), EVERYBODY), (("turn_days", 2), EVERYBODY)])
@example([(("exempt", 1, 1, 1), EVERYBODY), (("count_ahead",), EVERYBODY), (("turn_days", 1), EVERYBODY)])
@example([(("hang", "D", "X"), EVERYBODY | {"include": {"X": True}, "exclude": {"D": True}})])
@example([(("exempt", 1, 0, 1), EVERYBODY), (("count_ahead",), EVERYBODY), (("turn_days", 1), EVERYBODY)])
@example(
    [
        (("visit", 0, "D", 0), BUT_ITS_FIRST_COMMUNE),
        (("count_ahead",), BUT_ITS_FIRST_COMMUNE | {"statuses": (MemberStatus.OFFICIAL,)}),
        (("hold", 1, Role.PUBLISHER, "Y", 0, None), BUT_ITS_FIRST_COMMUNE | {"roles": (Role.PUBLISHER,)}),
        (("count_ahead",), BUT_ITS_FIRST_COMMUNE | {"roles": (Role.MEMBER, Role.PUBLISHER)}),
        (("transfer", 0, "D", 0), BUT_ITS_FIRST_COMMUNE),
        (("turn_days", 3), BUT_ITS_FIRST_COMMUNE),
    ]
)
def test_sums_agree_with_a_count_person_by_person(
    handbook: BlankHandbook, happened: list[tuple[tuple[object, ...], dict[str, object]]]
) -> None:
    clock = StoppedClock(datetime.fromisoformat("2026-11-22T12:00:00+00:00"))
    with handbook.database.undone():
        country = Country(replace(handbook.runtime, clock=clock), clock)
        country.count_ahead()
        for (name, *arguments), wish in happened:
            getattr(country, str(name))(*arguments)
            country.check(audience_of(country, wish))


@given(
    forests(8),
    st.dictionaries(st.integers(0, 7), st.booleans(), max_size=4),
    st.dictionaries(st.integers(0, 7), st.booleans(), max_size=3),
)
def test_parts_make_up_what_the_lines_cover(
    nodes: list[Node], include: dict[int, bool], exclude: dict[int, bool]
) -> None:
    ways = {place: list(reversed(way_up(nodes, place))) for place in range(len(nodes))}
    inside = [(place, below) for place, below in include.items() if place in ways]
    outside = [(place, below) for place, below in exclude.items() if place in ways]

    def named(place: int, lines: list[tuple[int, bool]]) -> bool:
        return any(below and one in ways[place] for one, below in lines)

    parts = parts_of(inside, outside, ways)
    for place, way in ways.items():
        covered = named(place, inside) and not named(place, outside)
        assert covered == sum(one in way for one in parts.added) - sum(one in way for one in parts.taken_off)
