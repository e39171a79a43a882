"""An independent oracle: keeps the picture of every single day, and changes it day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

DAYS = 61
RANK = {"centre": 0, "province": 1, "commune": 2, "base_committee": 3, "cell": 5}


@dataclass
class Unit:
    """An organisation; ``name`` and ``parent`` by day, from ``founded`` on and after its end too."""

    kind: str
    founded: int
    name: dict[int, str]
    parent: dict[int, str | None]
    ended: int | None = None
    took_over: set[int] = field(default_factory=set)
    base: dict[int, bool] = field(default_factory=dict)
    """By day, whether a cell is a base cell."""

    def kind_on(self, day: int) -> str:
        """What it was on a day."""
        return "base_cell" if self.base[day] else self.kind


@dataclass
class Person:
    """A member: cell by day, the days on which a membership begins, the days of exemption."""

    cell: dict[int, str]
    begins: set[int]
    exempt: set[int] = field(default_factory=set)


@dataclass
class NaiveTree:
    """Each command says whether it was allowed; if so it changed every day from its day on."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    # What is so on a day

    def exists(self, unit: str, day: int) -> bool:
        found = self.units[unit]
        return found.founded <= day and (found.ended is None or day < found.ended)

    def way(self, unit: str, day: int) -> list[str]:
        """From the root down to the unit."""
        above = self.units[unit].parent[day]
        return [*(self.way(above, day) if above else []), unit]

    def children(self, unit: str, day: int) -> set[str]:
        return {
            code for code, found in self.units.items() if self.exists(code, day) and found.parent[day] == unit
        }

    def children_since(self, unit: str, day: int) -> set[str]:
        return {child for later in days(day) for child in self.children(unit, later)}

    def members_since(self, unit: str, day: int) -> set[str]:
        return {
            code
            for code, person in self.people.items()
            if unit in {person.cell[later] for later in days(day)}
        }

    # What may happen

    def lasts(self, unit: str, day: int) -> bool:
        return self.units[unit].founded <= day and self.units[unit].ended is None

    def may_end(self, unit: str, day: int) -> bool:
        found = self.units[unit]
        return (
            self.lasts(unit, day)
            and found.founded < day
            and is_constant(found.name, day)
            and is_constant(found.parent, day)
            and is_constant(found.base, day)
            and not any(later > day for later in found.took_over)
        )

    def is_within(self, unit: str, others: set[str], day: int) -> bool:
        return any(others & set(self.way(unit, later)) for later in days(day))

    # Commands

    def create(self, code: str, kind: str, parent: str | None, day: int, *, is_base: bool = False) -> bool:
        if parent is not None and not (
            self.lasts(parent, day) and RANK[self.units[parent].kind] < RANK[kind]
        ):
            return False
        self.units[code] = Unit(kind, day, dict.fromkeys(days(day), code), dict.fromkeys(days(day), parent))
        self.units[code].base = dict.fromkeys(days(day), is_base)
        return True

    def rename(self, unit: str, name: str, day: int) -> bool:
        found = self.units[unit]
        if not (self.lasts(unit, day) and is_constant(found.name, day) and found.name[day] != name):
            return False
        found.name |= dict.fromkeys(days(day), name)
        return True

    def move(self, unit: str, parent: str, day: int) -> bool:
        found = self.units[unit]
        if not (
            self.lasts(unit, day)
            and self.lasts(parent, day)
            and is_constant(found.parent, day)
            and found.parent[day] != parent
            and not self.is_within(parent, {unit}, day)
            and RANK[self.units[parent].kind] < RANK[found.kind]
        ):
            return False
        found.parent |= dict.fromkeys(days(day), parent)
        return True

    def change_kind(self, unit: str, is_base: bool, day: int) -> bool:
        """A cell becomes a base cell, or one that was becomes a plain cell again."""
        found = self.units[unit]
        if not (
            self.lasts(unit, day)
            and is_constant(found.base, day)
            and is_constant(found.parent, day)
            and found.base[day] != is_base
        ):
            return False
        found.base |= dict.fromkeys(days(day), is_base)
        return True

    def split_off(self, unit: str, into: str, children: set[str], people: set[str], day: int) -> bool:
        """A new organisation takes what is named; the old one stays and keeps the rest."""
        if not self.lasts(unit, day):
            return False
        found = self.units[unit]
        above = found.parent[day]
        if above is None or not self.create(into, found.kind, above, day, is_base=found.base[day]):
            return False
        for child in children:
            self._hand_over(child, unit, into, day)
        for member in people:
            self._carry(self.people[member], unit, into, day)
        self.units[into].took_over.add(day)
        return True

    def merge(self, predecessors: list[str], into: str, day: int) -> bool:
        ending = [code for code in dict.fromkeys(predecessors) if code != into]
        if not ending or not all(self.may_end(code, day) for code in ending):
            return False
        is_new = into not in self.units
        if is_new and not self._found_successor(into, ending, day):
            return False
        if not self._may_take_over(into, ending, day):
            if is_new:
                del self.units[into]
            return False
        for code in ending:
            self._take_over(code, {into: (None, None)}, day)
            self._end(code, into, day)
        return True

    def split(self, unit: str, parts: dict[str, tuple[set[str], set[str]]], day: int) -> bool:
        """The last part receives whatever none names."""
        if not self.may_end(unit, day):
            return False
        above = self.units[unit].parent[day]
        if above is None or not self.lasts(above, day):
            return False
        for code in parts:
            self.create(code, self.units[unit].kind, above, day, is_base=self.units[unit].base[day])
        self._take_over(unit, dict(parts), day)
        self._end(unit, above, day)
        return True

    def dissolve(self, unit: str, day: int) -> bool:
        if not self.may_end(unit, day) or self.children_since(unit, day) or self.members_since(unit, day):
            return False
        self.units[unit].ended = day
        return True

    def transfer(self, member: str, cell: str, day: int) -> bool:
        person = self.people[member]
        if not (
            self.lasts(cell, day)
            and self.units[cell].kind == "cell"
            and person.cell[day] != cell
            and all(begun < day for begun in person.begins)
        ):
            return False
        person.cell |= dict.fromkeys(days(day), cell)
        person.begins.add(day)
        return True

    def _found_successor(self, into: str, ending: list[str], day: int) -> bool:
        first = self.units[ending[0]]
        return len(ending) > 1 and self.create(
            into, first.kind, first.parent[day], day, is_base=first.base[day]
        )

    def _may_take_over(self, into: str, ending: list[str], day: int) -> bool:
        kind = self.units[into].kind
        return (
            self.lasts(into, day)
            and not any(self.is_within(code, set(ending) - {code}, day) for code in (into, *ending))
            and not (kind != "cell" and any(self.members_since(code, day) for code in ending))
            and all(
                RANK[kind] < RANK[self.units[child].kind]
                for code in ending
                for child in self.children_since(code, day)
            )
        )

    def _take_over(
        self, unit: str, parts: dict[str, tuple[set[str] | None, set[str] | None]], day: int
    ) -> None:
        rest = list(parts)[-1]
        for child in self.children_since(unit, day):
            target = next((code for code, (named, _) in parts.items() if child in (named or ())), rest)
            self._hand_over(child, unit, target, day)
        for member in self.members_since(unit, day):
            target = next((code for code, (_, named) in parts.items() if member in (named or ())), rest)
            self._carry(self.people[member], unit, target, day)
        for code in parts:
            self.units[code].took_over.add(day)

    def _hand_over(self, child: str, unit: str, target: str, day: int) -> None:
        for later in days(day):
            if self.exists(child, later) and self.units[child].parent[later] == unit:
                self.units[child].parent[later] = target

    def _carry(self, person: Person, unit: str, target: str, day: int) -> None:
        if person.cell[day] == unit:
            person.begins.add(day)
        person.cell |= {later: target for later in days(day) if person.cell[later] == unit}

    def _end(self, unit: str, below: str, day: int) -> None:
        self.units[unit].ended = day
        self.units[unit].parent |= dict.fromkeys(days(day), below)


Command = Callable[[], bool]


def days(first: int) -> Iterator[int]:
    return iter(range(first, DAYS))


def is_constant(fact: Mapping[int, object], since: int) -> bool:
    return len({fact[day] for day in days(since)}) <= 1
