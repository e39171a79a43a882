"""The members of the demo: made up, plausible, and the same every time for the same day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from demo.chance import dice
from demo.names import full_name
from demo.tree import Cell, Setting, Tree
from models import ExemptionKind, Gender

# Youngest, oldest, most common age, and the part of women.
_AGES = {
    Setting.OFFICE: (26, 59, 40, 0.4),
    Setting.SCHOOL: (24, 57, 38, 0.75),
    Setting.CLINIC: (25, 58, 39, 0.6),
    Setting.WORKSHOP: (24, 58, 36, 0.3),
    Setting.NEIGHBOURHOOD: (24, 92, 61, 0.35),
}
# The first members of every cell hold its offices and roles: grown up, and never away.
SEATS = 13
# So long ago that the year of probation was over before the history begins.
_ADMITTED_BEFORE = timedelta(days=800)
_PROBATION_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Leave:
    """A stretch of time in which a member need not come."""

    kind: ExemptionKind
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch of time in which a member attends another cell (a code)."""

    cell: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Person:
    """A member to admit. ``serial`` counts everybody in the order of the tree, from 1."""

    serial: int
    cell: str
    full_name: str
    gender: Gender
    birth_date: date
    admitted_on: date
    official_on: date | None
    leave: Leave | None = None
    stay: Stay | None = None

    @property
    def phone(self) -> str:
        """A number that can ring nobody: 04 is given to no network in Viet Nam."""
        return f"04{self.serial:08d}"

    @property
    def card_number(self) -> str:
        """Eight digits; no party committee has the prefix 99."""
        return f"99{self.serial:06d}"

    @property
    def citizen_id(self) -> str:
        """Twelve digits, century, sex and year as they should be; no province has the code 099."""
        century = (self.birth_date.year - 1900) // 100 * 2 + (self.gender is Gender.FEMALE)
        return f"099{century}{self.birth_date:%y}{self.serial:06d}"


def build_people(tree: Tree, today: date) -> dict[str, list[Person]]:
    """The members of every cell, by the cell's code; the first ``SEATS`` hold the offices."""
    people: dict[str, list[Person]] = {}
    serial = 1
    neighbours = _neighbours(tree)
    for cell in tree.cells:
        people[cell.code] = list(_members(cell, serial, today, neighbours[cell.code]))
        serial += cell.members
    return people


def _neighbours(tree: Tree) -> dict[str, list[str]]:
    """For every cell the codes of the other cells under the same committee."""
    by_parent: dict[str | None, list[str]] = {}
    for cell in tree.cells:
        if not cell.is_steady:
            by_parent.setdefault(cell.parent, []).append(cell.code)
    return {
        cell.code: [code for code in by_parent.get(cell.parent, []) if code != cell.code]
        for cell in tree.cells
    }


def _members(cell: Cell, first_serial: int, today: date, neighbours: list[str]) -> Iterator[Person]:
    for seat in range(cell.members):
        chance = dice("member", cell.code, seat)
        is_seated = seat < SEATS or cell.is_steady
        if not is_seated and chance.random() < _PROBATION_SHARE:
            yield _newcomer(chance, cell, first_serial + seat, today)
            continue
        person = _veteran(chance, cell, first_serial + seat, today, is_seated=is_seated)
        yield person if is_seated else _with_absences(chance, person, today, neighbours)


def _veteran(chance: Random, cell: Cell, serial: int, today: date, *, is_seated: bool) -> Person:
    """An official member of some years' standing; one who holds an office is of a fitting age."""
    youngest, oldest, common, _ = _AGES[cell.setting]
    if is_seated:
        youngest, oldest, common = max(youngest, 32), min(oldest, 70), max(common, 45)
    age = chance.triangular(youngest, oldest, common)
    born = _birthday(chance, today, age)
    grown_up = _years_after(born, 20)
    years = (today - _ADMITTED_BEFORE - grown_up).days
    admitted = grown_up + timedelta(days=int(min(years, chance.triangular(0, 22, 6) * 365)))
    official = _years_after(admitted, 1)
    return _person(chance, cell, serial, age, born=born, admitted=admitted, official=official)


def _newcomer(chance: Random, cell: Cell, serial: int, today: date) -> Person:
    """A probationary member, admitted in the last eleven months."""
    age = chance.triangular(21, 42, 26)
    born = _birthday(chance, today, age)
    admitted = today - timedelta(days=chance.randint(15, 330))
    return _person(chance, cell, serial, age, born=born, admitted=admitted, official=None)


def _person(
    chance: Random,
    cell: Cell,
    serial: int,
    age: float,
    *,
    born: date,
    admitted: date,
    official: date | None,
) -> Person:
    women = _AGES[cell.setting][-1]
    gender = Gender.FEMALE if chance.random() < women else Gender.MALE
    return Person(
        serial=serial,
        cell=cell.code,
        full_name=full_name(chance, gender, age),
        gender=gender,
        birth_date=born,
        admitted_on=admitted,
        official_on=official,
    )


def _with_absences(chance: Random, person: Person, today: date, neighbours: list[str]) -> Person:
    """The same person, exempt if old, or away for some months if chance will have it."""
    age = (today - person.birth_date).days / 365.25
    since = today - timedelta(days=chance.randint(20, 340))
    until = since + timedelta(days=chance.randint(95, 300))
    if age > 78 and chance.random() < 0.7:
        return replace(person, leave=Leave(ExemptionKind.EXEMPT, since, None))
    if chance.random() < 0.02:
        return replace(person, leave=Leave(ExemptionKind.TEMPORARILY_EXEMPT, since, until))
    if neighbours and chance.random() < 0.015:
        return replace(person, stay=Stay(chance.choice(neighbours), since, until))
    return person


def _birthday(chance: Random, today: date, age: float) -> date:
    return today - timedelta(days=int(age * 365.25) + chance.randint(0, 200))


def _years_after(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))
