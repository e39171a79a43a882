"""Whatever is done to the tree, in whatever order and for whatever day, every day's picture stays true."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import cast
from uuid import UUID

from hypothesis import HealthCheck, Phase, settings, strategies
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, text

from core.errors import HandbookError
from core.unit_of_work import Runtime
from models import (
    ExemptionKind,
    Gender,
    Membership,
    Organisation,
    OrganisationKind,
    OrganisationPeriod,
)
from services import members, organisations
from services.actor import SYSTEM, Work
from services.organisations import Newcomer, Part
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.organisations.naive_tree import DAYS, RANK, Command, NaiveTree, Person, days
from tests.shared_world import SharedDatabase

FIRST_DAY = date(2026, 1, 1)
TREE = (
    ("c", OrganisationKind.CENTRE, None),
    ("p1", OrganisationKind.PROVINCE, "c"),
    ("p2", OrganisationKind.PROVINCE, "c"),
    ("x1", OrganisationKind.COMMUNE, "p1"),
    ("x2", OrganisationKind.COMMUNE, "p2"),
    ("a", OrganisationKind.CELL, "x1"),
    ("b", OrganisationKind.CELL, "x1"),
    ("d", OrganisationKind.CELL, "x2"),
)
PEOPLE = {"1": "a", "2": "a", "3": "b", "4": "d"}
NEW_KINDS = (OrganisationKind.COMMUNE, OrganisationKind.BASE_COMMITTEE, OrganisationKind.CELL)
EFFECTIVE = strategies.sampled_from([20, 19, 21, 10, 15, 23, 25, 30, 5, 40, 1])
CHOICE = strategies.integers(0, 1_000)
_WRONG_TODAY = text("""
    SELECT count(*) FROM organisation o
      JOIN organisation_period p ON p.organisation_id = o.id
       AND p.valid_from <= :today AND (p.valid_to IS NULL OR p.valid_to > :today)
     WHERE (o.name, o.kind, o.parent_id, o.ancestors)
           IS DISTINCT FROM (p.name, p.kind, p.parent_id, p.ancestors)
""")
_numbers = count(1)


class TreeInTime(RuleBasedStateMachine):
    """The services on one side, the oracle on the other; each command is given to both."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__()
        self.clock = StoppedClock(datetime(2026, 1, 21, 5, 0, tzinfo=UTC))
        self.runtime = replace(runtime, clock=self.clock)
        self.stack = ExitStack()
        self.stack.enter_context(cast("SharedDatabase", runtime.database).undone())
        self.naive = NaiveTree()
        self.waiting: list[tuple[int, int, Command]] = []
        self.ids: dict[str, UUID] = {}
        self.codes = count(1)

    def teardown(self) -> None:
        """Compare every day once more than the steps did, then undo it all."""
        try:
            if self.ids:
                self._compare_everything()
        finally:
            self.stack.close()

    @initialize()
    def a_small_country(self) -> None:
        with self.runtime.work(SYSTEM) as work:
            for code, kind, parent in TREE:
                organisations.create(
                    work, code=code, name=code, kind=kind, parent=parent, valid_from=FIRST_DAY
                )
                self.naive.create(code, kind.value, parent, 0)
            for key, cell in PEOPLE.items():
                self.ids[key] = _admitted(work, cell)
                self.naive.people[key] = Person(dict.fromkeys(days(0), cell), {0})

    @rule(parent=CHOICE, kind=strategies.sampled_from(NEW_KINDS), day=EFFECTIVE)
    def create(self, parent: int, kind: OrganisationKind, day: int) -> None:
        code, above = self._new_code(), self._unit(parent)
        self._both(
            lambda work: organisations.create(
                work, code=code, name=code, kind=kind, parent=above, valid_from=_date(day)
            ),
            lambda: self.naive.create(code, kind.value, above, day),
        )

    @rule(unit=CHOICE, name=strategies.sampled_from(["m", "n", "o"]), day=EFFECTIVE)
    def rename(self, unit: int, name: str, day: int) -> None:
        code = self._unit(unit)
        self._order(
            lambda work: organisations.rename(work, code, name=name, effective_on=_date(day)),
            lambda naive: naive.rename(code, name, day),
            day,
        )

    @rule(unit=CHOICE, parent=CHOICE, day=EFFECTIVE)
    def move(self, unit: int, parent: int, day: int) -> None:
        code = self._unit(unit)
        rank = RANK[self.naive.units[code].kind]
        higher = [one for one, found in self.naive.units.items() if RANK[found.kind] <= rank]
        above = higher[parent % len(higher)]
        self._order(
            lambda work: organisations.move(work, code, parent=above, effective_on=_date(day)),
            lambda naive: naive.move(code, above, day),
            day,
        )

    @rule(one=CHOICE, other=CHOICE, into=CHOICE, is_new=strategies.booleans(), day=EFFECTIVE)
    def merge(self, one: int, other: int, into: int, is_new: bool, day: int) -> None:
        # Half of them communes: with many below, most is at stake.
        communes = [code for code, unit in self.naive.units.items() if unit.kind == "commune"]
        first = communes[one // 2 % len(communes)] if one % 2 else self._unit(one)
        kind = self.naive.units[first].kind
        alike = [one for one, found in self.naive.units.items() if found.kind == kind]
        ending = [first, alike[other % len(alike)]]
        successor = self._new_code() if is_new else alike[into % len(alike)]
        name = successor if is_new else None
        self._order(
            lambda work: organisations.merge(
                work, ending, into=successor, name=name, effective_on=_date(day)
            ),
            lambda naive: naive.merge(ending, successor, day),
            day,
        )

    @rule(unit=CHOICE, coins=strategies.lists(strategies.booleans(), min_size=12, max_size=12), day=EFFECTIVE)
    def split(self, unit: int, coins: list[bool], day: int) -> None:
        code, one, other = self._unit(unit), self._new_code(), self._new_code()
        tossed = iter(coins)
        children = {child for child in sorted(self.naive.children_since(code, day)) if next(tossed, True)}
        people = {person for person in sorted(self.naive.members_since(code, day)) if next(tossed, True)}
        parts = [
            Part(Newcomer(one, one), tuple(children), tuple(self.ids[person] for person in people)),
            Part(Newcomer(other, other)),
        ]
        self._order(
            lambda work: organisations.split(work, code, parts, rest=other, effective_on=_date(day)),
            lambda naive: naive.split(code, {one: (children, people), other: (set(), set())}, day),
            day,
        )

    @rule(unit=CHOICE, coins=strategies.lists(strategies.booleans(), min_size=12, max_size=12), day=EFFECTIVE)
    def split_off(self, unit: int, coins: list[bool], day: int) -> None:
        code, into = self._unit(unit), self._new_code()
        if self.naive.units[code].kind == "centre":
            return  # the handbook itself would found another root
        tossed = iter(coins)
        children = {child for child in sorted(self.naive.children_since(code, day)) if next(tossed, True)}
        people = {person for person in sorted(self.naive.members_since(code, day)) if next(tossed, True)}
        parts = [
            Part(Newcomer(code)),
            Part(Newcomer(into, into), tuple(children), tuple(self.ids[person] for person in people)),
        ]
        self._order(
            lambda work: organisations.split(work, code, parts, effective_on=_date(day)),
            lambda naive: naive.split_off(code, into, children, people, day),
            day,
        )

    @rule(cell=CHOICE, is_base=strategies.booleans(), day=EFFECTIVE)
    def change_kind(self, cell: int, is_base: bool, day: int) -> None:
        cells = [code for code, unit in self.naive.units.items() if unit.kind == "cell"]
        code = cells[cell % len(cells)]
        kind = OrganisationKind.BASE_CELL if is_base else OrganisationKind.CELL
        self._order(
            lambda work: organisations.change_kind(work, code, kind=kind, effective_on=_date(day)),
            lambda naive: naive.change_kind(code, is_base, day),
            day,
        )

    @rule(unit=CHOICE, day=EFFECTIVE)
    def dissolve(self, unit: int, day: int) -> None:
        code = self._unit(unit)
        self._order(
            lambda work: organisations.dissolve(work, code, effective_on=_date(day)),
            lambda naive: naive.dissolve(code, day),
            day,
        )

    @rule(person=strategies.sampled_from(sorted(PEOPLE)), cell=CHOICE, day=EFFECTIVE)
    def transfer(self, person: str, cell: int, day: int) -> None:
        cells = [code for code, unit in self.naive.units.items() if unit.kind == "cell"]
        target = cells[cell % len(cells)]
        self._both(
            lambda work: members.transfer(work, self.ids[person], to=target, since=_date(day)),
            lambda: self.naive.transfer(person, target, day),
        )

    @rule(person=strategies.sampled_from(sorted(PEOPLE)), day=EFFECTIVE, length=strategies.integers(1, 9))
    def exempt(self, person: str, day: int, length: int) -> None:
        with self.runtime.work(SYSTEM) as work:
            members.exempt(
                work,
                self.ids[person],
                kind=ExemptionKind.TEMPORARILY_EXEMPT,
                since=_date(day),
                until=_date(day + length),
            )
        self.naive.people[person].exempt |= set(range(day, day + length))

    @precondition(lambda self: self.today < 50)
    @rule(number=strategies.integers(1, 5))
    def days_pass(self, number: int) -> None:
        self.clock.advance(timedelta(days=number))
        while True:
            with self.runtime.work(SYSTEM) as work:
                if organisations.carry_out_next_due(work) is None:
                    break
        due = sorted(one for one in self.waiting if one[0] <= self.today)
        self.waiting = [one for one in self.waiting if one[0] > self.today]
        for _, _, command in due:
            command()

    @invariant()
    def today_is_the_period_that_holds_today(self) -> None:
        """Cheap, after every step: one question to the database."""
        with self.runtime.work(SYSTEM, read_only=True) as work:
            assert work.session.scalar(_WRONG_TODAY, {"today": _date(self.today)}) == 0

    def _compare_everything(self) -> None:
        """Dear, at the end of a walk: every organisation and every member on every day."""
        self._compare_days()
        self._compare_people()
        self._compare_reads()

    def _compare_days(self) -> None:
        with self.runtime.work(SYSTEM, read_only=True) as work:
            codes = _codes(work)
            periods = work.session.scalars(select(OrganisationPeriod)).all()
            found = {
                (codes[period.organisation_id], day): (
                    period.name,
                    period.kind.value,
                    [codes[unit] for unit in period.ancestors],
                )
                for period in periods
                if codes[period.organisation_id] in self.naive.units
                for day in _days_of(period)
            }
        assert found == {
            (code, day): (unit.name[day], unit.kind_on(day), self.naive.way(code, day))
            for code, unit in self.naive.units.items()
            for day in days(unit.founded)
        }

    def _compare_people(self) -> None:
        with self.runtime.work(SYSTEM, read_only=True) as work:
            codes = _codes(work)
            rows = work.session.scalars(
                select(Membership).where(Membership.member_id.in_(self.ids.values()))
            ).all()
        for key, person in self.naive.people.items():
            mine = [row for row in rows if row.member_id == self.ids[key]]
            where = [(day, codes[row.organisation_id]) for row in mine for day in _days_of(row)]
            assert sorted(where) == sorted(person.cell.items())
            for day, cell in where:
                assert self.naive.exists(cell, day)

    def _compare_reads(self) -> None:
        with self.runtime.work(SYSTEM, read_only=True) as work:
            for day in (self.today, self.today - 7):
                self._check_reads(work, day)

    def _check_reads(self, work: Work, day: int) -> None:
        for code, unit in self.naive.units.items():
            place = organisations.get(work, code)
            below = {child.code for child in organisations.children_as_of(work, place, _date(day))}
            assert below == self.naive.children(code, day)
            if day == self.today:
                assert {child.code for child in organisations.children(work, place)} == below
                if unit.founded <= day:
                    assert (place.name, place.valid_to) == (unit.name[day], _date(unit.ended))
            if unit.kind == "cell":
                expected = {member.id for member in members.expected_at(work, place.id, _date(day))}
                assert expected == self._expected(code, day)

    def _expected(self, cell: str, day: int) -> set[UUID]:
        return {
            self.ids[key]
            for key, person in self.naive.people.items()
            if person.cell[day] == cell and day not in person.exempt
        }

    @property
    def today(self) -> int:
        return (self.clock.now.date() - FIRST_DAY).days

    def _unit(self, choice: int) -> str:
        """Mostly one that is still there."""
        there = sorted(code for code, unit in self.naive.units.items() if unit.ended is None)
        choices = there if choice % 8 else sorted(self.naive.units)
        return choices[choice % len(choices)]

    def _new_code(self) -> str:
        return f"n{next(self.codes):03d}"

    def _order(self, real: Callable[[Work], object], naive: Callable[[NaiveTree], bool], day: int) -> None:
        if day <= self.today:
            self._both(real, lambda: naive(self.naive))
            return
        if self._both(real, lambda: naive(deepcopy(self.naive))):
            self.waiting.append((day, next(self.codes), lambda: naive(self.naive)))

    def _both(self, real: Callable[[Work], object], naive: Command) -> bool:
        """Either both do it or both refuse."""
        refusal = None
        try:
            with self.runtime.work(SYSTEM) as work:
                real(work)
        except HandbookError as found:
            refusal = found.code
        assert naive() == (refusal is None), refusal or "only the oracle refused"
        return refusal is None


def _codes(work: Work) -> dict[int, str]:
    return {place.id: place.code for place in work.session.scalars(select(Organisation))}


def _date(day: int | None) -> date | None:
    return None if day is None else FIRST_DAY + timedelta(days=day)


def _days_of(row: OrganisationPeriod | Membership) -> range:
    end = DAYS if row.valid_to is None else min(DAYS, (row.valid_to - FIRST_DAY).days)
    return range((row.valid_from - FIRST_DAY).days, end)


def _admitted(work: Work, cell: str) -> UUID:
    row = members.admit(
        work,
        cell=cell,
        full_name="Nguyễn Văn An",
        birth_date=date(1970, 1, 1),
        gender=Gender.MALE,
        admitted_on=date(2000, 1, 1),
        official_on=date(2001, 1, 1),
        card_number=f"{88_000_000 + next(_numbers)}",
        since=FIRST_DAY,
    )
    return row.member.id


def test_every_day_stays_true(module_world: World) -> None:
    run_state_machine_as_test(
        lambda: TreeInTime(module_world.runtime),
        settings=settings(
            max_examples=40,
            stateful_step_count=12,
            deadline=None,
            phases=(Phase.explicit, Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
