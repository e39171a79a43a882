"""Inboxes and phones over time, against a naive book-keeper: members move, units merge, directives come.

The book-keeper knows only who is where now. It notes whom each publication reached, and what is in force
where somebody has come to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from core.clock import local_date
from core.errors import HandbookError
from core.unit_of_work import Runtime
from models import DirectiveState, Member, MemberStatus, OrganisationKind, Role, RoleGrant
from services import directives, members, organisations
from services.accounts.authentication import actor_of
from services.actor import SYSTEM, Work
from services.directives import AudienceLine, AudienceRule, DirectiveFilter, DirectiveNotFound
from services.directives.arrivals import begin_due
from tests.conftest import StoppedClock
from tests.properties.blank import LONG_AGO, BlankHandbook, enter, stay

COMMUNES, CELLS, PEOPLE = ("X", "Y"), ("A", "B", "C", "D"), 4
PARENTS = {"T": "", "X": "T", "Y": "T", "A": "X", "B": "X", "C": "Y", "D": "Y"}
KINDS = {"T": OrganisationKind.PROVINCE, "X": OrganisationKind.COMMUNE, "Y": OrganisationKind.COMMUNE}


@dataclass
class Published:
    """A directive to one organisation, and whom it found there."""

    id: UUID
    line: str
    below: bool
    excluded: str | None
    status: MemberStatus | None
    on: date
    order: int
    reached: set[int] = field(default_factory=set)


@dataclass
class Somebody:
    """Where a member is now, and since when."""

    cell: str
    status: MemberStatus
    since: date = LONG_AGO
    settled: int = 0
    """Since which event their status is as it is."""


@dataclass
class BookKeeper:
    """Who is where now, what will be on a day to come, and what was published."""

    parents: dict[str, str] = field(default_factory=lambda: dict(PARENTS))
    people: list[Somebody] = field(default_factory=list)
    coming: list[tuple[date, int, str]] = field(default_factory=list)
    published: list[Published] = field(default_factory=list)
    hung: dict[str, int] = field(default_factory=dict)
    """Since which event the way up from a cell is as it is, for whoever is or comes there."""
    events: int = 0

    def way(self, unit: str) -> list[str]:
        return [unit, *self.way(self.parents[unit])] if unit else []

    def covers(self, one: Published, person: Somebody) -> bool:
        named = one.line in self.way(person.cell) if one.below else one.line == person.cell
        out = one.excluded is not None and one.excluded in self.way(person.cell)
        return named and not out and one.status in (None, person.status)

    def inbox(self, number: int) -> dict[UUID, bool]:
        """Directive → whether it is earlier than the member."""
        person = self.people[number]
        found = {}
        for one in self.published:
            if number in one.reached:
                found[one.id] = False
            elif self.covers(one, person):
                settled = max(person.settled, self.hung.get(person.cell, 0))
                found[one.id] = one.on < person.since or one.order < settled
        return found

    def turn_to(self, day: date) -> None:
        for due, number, cell in sorted(self.coming):
            if due <= day:
                self._settle(number, cell, due)
        self.coming = [one for one in self.coming if one[0] > day]

    def _settle(self, number: int, cell: str, since: date) -> None:
        self.people[number] = replace(self.people[number], cell=cell, since=since)

    def hang(self, unit: str, parent: str) -> None:
        self.parents[unit] = parent
        for cell in CELLS:
            if unit in self.way(cell):
                self.hung[cell] = self.events

    def merge(self, unit: str, into: str, day: date) -> None:
        for number, person in enumerate(self.people):
            if person.cell == unit:
                self._settle(number, into, max(day, person.since))
        self.coming = [(due, number, into if cell == unit else cell) for due, number, cell in self.coming]
        self.parents[unit] = into


@dataclass
class Phone:
    """What a member's phone has, by asking for what is new only."""

    after: int = 0
    has: set[UUID] = field(default_factory=set)


class Country:
    """The handbook and the book-keeper, led through the same events."""

    def __init__(self, runtime: Runtime, clock: StoppedClock) -> None:
        self.runtime, self.clock, self.book = runtime, clock, BookKeeper()
        self.ended: set[str] = set()
        self.moved: set[int] = set()
        self.phones = [Phone() for _ in range(PEOPLE)]
        self.members: list[UUID] = []
        with runtime.work(SYSTEM) as work:
            self._found(work)

    def _found(self, work: Work) -> None:
        ids = {}
        for code, parent in PARENTS.items():
            kind = KINDS.get(code, OrganisationKind.CELL)
            ids[code] = organisations.create(
                work, code=code, name=f"Tổ chức {code}", kind=kind, parent=parent or None, valid_from=LONG_AGO
            ).id
        for number in range(PEOPLE):
            cell, status = CELLS[number % 4], list(MemberStatus)[number % 2]
            row = enter(work, f"Người {number}", status)
            stay(work, row.id, ids[cell])
            self.members.append(row.id)
            self.book.people.append(Somebody(cell, status))
        publisher = enter(work, "Người ban hành", MemberStatus.DECEASED)
        work.session.add(
            RoleGrant(
                member_id=publisher.id, role=Role.PUBLISHER, organisation_id=ids["T"], valid_from=LONG_AGO
            )
        )
        work.flush()
        self.publisher = publisher.id

    @property
    def today(self) -> date:
        return local_date(self.clock.now)

    def publish(self, line: str, below: bool, excluded: str | None, status: MemberStatus | None) -> None:
        if {line, excluded} & self.ended or excluded == line:
            return
        rule = AudienceRule(
            (AudienceLine(line, below),),
            (AudienceLine(excluded),) if excluded else (),
            statuses=(status,) if status else (),
        )
        with self.runtime.work(SYSTEM) as work:
            actor = actor_of(work, self.publisher)
        try:
            with self.runtime.work(actor) as work:
                new = draft(work, len(self.book.published) + self.book.events)
                directives.publish(work, new, rule)
        except directives.AudienceEmpty:
            return
        one = Published(new, line, below, excluded, status, self.today, self.book.events)
        one.reached = {n for n, person in enumerate(self.book.people) if self.book.covers(one, person)}
        self.book.published.append(one)

    def transfer(self, number: int, cell: str, days: int) -> None:
        """Today, backdated or ahead; once a person, so that no order stands in another's way."""
        if number in self.moved or cell in self.ended or self.book.people[number].cell == cell:
            return
        day = self.today + timedelta(days)
        if self._refused(lambda work: members.transfer(work, self.members[number], to=cell, since=day)):
            return
        self.moved.add(number)
        self.book.coming.append((day, number, cell))
        self.book.turn_to(self.today)

    def hang(self, unit: str, parent: str) -> None:
        if {unit, parent} & self.ended or self.book.parents[unit] == parent:
            return
        if self._refused(lambda work: organisations.move(work, unit, parent=parent)):
            return
        self.book.hang(unit, parent)

    def merge(self, unit: str, into: str, days: int) -> None:
        if unit == into or {unit, into} & self.ended:
            return
        day = self.today + timedelta(min(days, 0))
        if self._refused(lambda work: organisations.merge(work, [unit], into=into, effective_on=day)):
            return
        self.ended.add(unit)
        self.book.merge(unit, into, day)

    def _refused(self, order: Callable[[Work], object]) -> bool:
        """Whether the handbook does not take an order; what it takes is tested elsewhere."""
        try:
            with self.runtime.work(SYSTEM) as work:
                order(work)
        except HandbookError:
            return True
        return False

    def make_official(self, number: int) -> None:
        with self.runtime.work(SYSTEM) as work:
            member = work.session.get_one(Member, self.members[number])
            if member.status is MemberStatus.OFFICIAL:
                return
            member.status, member.official_on = MemberStatus.OFFICIAL, date(2002, 1, 1)
        self.book.people[number].status = MemberStatus.OFFICIAL
        self.book.people[number].settled = self.book.events

    def turn_days(self, days: int) -> None:
        self.clock.advance(timedelta(days))
        with self.runtime.work(SYSTEM) as work:
            begin_due(work)
        self.book.turn_to(self.today)

    def check(self) -> None:
        for number, member in enumerate(self.members):
            with self.runtime.work(SYSTEM) as work:
                actor = actor_of(work, member)
            with self.runtime.work(actor, read_only=True) as work:
                shown = directives.inbox(work)
                assert {item.id: item.is_earlier for item in shown} == self.book.inbox(number)
                assert [item.id for item in shown if item.is_unread] == [
                    item.id for item in directives.inbox(work, unread=True)
                ]
                assert directives.unread_count(work) == sum(item.is_unread for item in shown)
                visible = directives.find(work, DirectiveFilter(state=DirectiveState.PUBLISHED))
                assert {one.id for one in visible} == {item.id for item in shown}
                published = {one.id for one in self.book.published}
                assert {one for one in published if is_found(work, one)} == {item.id for item in shown}

    def ask(self, number: int, limit: int) -> None:
        """A phone asks for what is new until there is no more."""
        phone = self.phones[number]
        with self.runtime.work(SYSTEM) as work:
            actor = actor_of(work, self.members[number])
        with self.runtime.work(actor, read_only=True) as work:
            more = True
            while more:
                items, more = directives.sync(work, after=phone.after, limit=limit)
                numbers = [item.seq for item in items]
                assert numbers == sorted(numbers)
                assert not numbers or numbers[0] > phone.after
                phone.after = numbers[-1] if numbers else phone.after
                phone.has |= {item.id for item in items}
                assert items or not more or limit == 1
        assert phone.has >= set(self.book.inbox(number))


def is_found(work: Work, directive_id: UUID) -> bool:
    """Whether the actor sees a directive that is asked for by itself."""
    try:
        return directives.get(work, directive_id).id == directive_id
    except DirectiveNotFound:
        return False


def draft(work: Work, number: int) -> UUID:
    return directives.draft(
        work,
        organisation="T",
        symbol=f"{number}-HD/TU",
        type="HD",
        issuer="T",
        issued_on=date(2026, 11, 20),
        abstract="Về sinh hoạt chi bộ",
        body="Một đoạn.",
    ).id


unit, cell, person = st.sampled_from(sorted(PARENTS)), st.sampled_from(CELLS), st.integers(0, PEOPLE - 1)
events = st.one_of(
    st.tuples(
        st.just("publish"),
        unit,
        st.booleans(),
        st.none() | cell,
        st.sampled_from([None, None, MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY]),
    ),
    st.tuples(st.just("transfer"), person, cell, st.integers(-3, 3)),
    st.tuples(st.just("hang"), cell, st.sampled_from(COMMUNES)),
    st.tuples(st.just("merge"), cell, cell, st.integers(-3, 0)),
    st.tuples(st.just("make_official"), person),
    st.tuples(st.just("turn_days"), st.integers(1, 4)),
    st.tuples(st.just("ask"), person, st.sampled_from([1, 2, 200])),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(events, min_size=3, max_size=14))
def test_inboxes_and_phones_agree_with_the_book_keeper(
    handbook: BlankHandbook, happened: list[tuple[object, ...]]
) -> None:
    clock = StoppedClock(datetime.fromisoformat("2026-11-22T12:00:00+00:00"))
    with handbook.database.undone():
        country = Country(replace(handbook.runtime, clock=clock), clock)
        for name, *arguments in happened:
            country.book.events += 1
            getattr(country, str(name))(*arguments)
        country.check()
        for number in range(PEOPLE):
            country.ask(number, 2)
