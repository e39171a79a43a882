"""The organisations of the demo: one real province, some of its real communes, made-up cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from demo.chance import dice
from demo.sizes import Size
from demo.tables import rows
from models import OrganisationKind

ROOT = "TW"
PROVINCE = "40"
PROVINCE_OFFICE = f"{PROVINCE}-VPTU"

# A city, a plain, a coast and a mountain commune; any others follow in the order of their codes.
_FIRST_COMMUNES = ("16681", "17662", "17464", "17254")
FIRST_COMMUNE = _FIRST_COMMUNES[0]
MODEL_CELL = f"{FIRST_COMMUNE}-CB02"
"""A diligent neighbourhood: its secretary and ten of its members can sign in."""
FAILING_CELL = f"{FIRST_COMMUNE}-CB03"
"""The cell of 40 of whom 15 came last month."""


class Setting(Enum):
    """Where the members of a cell live or work: it decides their ages."""

    OFFICE = "office"
    SCHOOL = "school"
    CLINIC = "clinic"
    WORKSHOP = "workshop"
    NEIGHBOURHOOD = "neighbourhood"


class Habit(Enum):
    """How a cell usually meets."""

    DILIGENT = "diligent"
    MIDDLING = "middling"
    NEGLIGENT = "negligent"


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation to found."""

    code: str
    name: str
    kind: OrganisationKind
    parent: str | None


@dataclass(frozen=True, slots=True)
class Cell(Unit):
    """A cell to found, and what it is like."""

    setting: Setting
    members: int
    habit: Habit
    is_plain: bool = False

    @property
    def is_steady(self) -> bool:
        """Whether everybody is expected at every meeting: nobody joins, is exempt or away for a time."""
        return self.code == FAILING_CELL


# Cells that the rest of the demo relies on: so many members, and such a habit.
_SPECIAL = {
    PROVINCE_OFFICE: (28, Habit.DILIGENT),
    f"{FIRST_COMMUNE}-CB01": (24, Habit.DILIGENT),
    MODEL_CELL: (28, Habit.DILIGENT),
    FAILING_CELL: (40, Habit.NEGLIGENT),
}


@dataclass(frozen=True, slots=True)
class Tree:
    """All organisations, each after the one above it."""

    units: tuple[Unit, ...]
    communes: tuple[str, ...]

    @property
    def cells(self) -> list[Cell]:
        """The cells, in the order of the tree."""
        return [unit for unit in self.units if isinstance(unit, Cell)]

    def commune(self, number: int) -> str:
        """The code of the first, second … commune with a whole year of life; a small demo begins again."""
        return self.communes[(number - 1) % len(self.communes)]

    @property
    def base_committee(self) -> str:
        """The code of the one base committee."""
        return f"{self.communes[-1]}-DB01"


def office_of(commune: str) -> str:
    """The cell of those who work for a commune's committee."""
    return f"{commune}-CB01"


def build_tree(size: Size) -> Tree:
    """The organisations of a demo of that size; the same ones every time."""
    names = {row["commune_code"]: row["name"] for row in rows("communes_nghe_an")}
    ordered = [*_FIRST_COMMUNES, *(code for code in names if code not in _FIRST_COMMUNES)]
    lively, plain = ordered[: size.communes], ordered[size.communes :][: size.plain_communes]
    units = [
        Unit(ROOT, "Trung ương", OrganisationKind.CENTRE, None),
        Unit(PROVINCE, "Tỉnh ủy Nghệ An", OrganisationKind.PROVINCE, ROOT),
        _cell(PROVINCE_OFFICE, "Văn phòng Tỉnh ủy", PROVINCE, Setting.OFFICE, (15, 45)),
    ]
    for code in lively:
        units += [_commune(code, names[code]), *_cells(code, names[code], size.cells_per_commune)]
    units += _base_committee(lively[-1])
    for code in plain:
        units.append(_commune(code, names[code]))
        units += _plain_cells(code, names[code], size.plain_cells_per_commune)
    return Tree(tuple(units), tuple(lively))


def _commune(code: str, name: str) -> Unit:
    return Unit(code, f"Đảng ủy {_inside(name)}", OrganisationKind.COMMUNE, PROVINCE)


def _inside(name: str) -> str:
    """A commune's name within a sentence: ``xã Đô Lương``."""
    return name[0].lower() + name[1:]


def _neighbourhood(name: str) -> str:
    return "khối" if name.startswith("Phường") else "xóm"


def _cells(commune: str, name: str, count: int) -> Iterator[Cell]:
    """The office, two neighbourhoods, the institutions, then the other neighbourhoods."""
    block = _neighbourhood(name)
    titles = [
        (f"Cơ quan Đảng ủy {_inside(name)}", Setting.OFFICE),
        (f"{block} 1", Setting.NEIGHBOURHOOD),
        (f"{block} 2", Setting.NEIGHBOURHOOD),
        ("Trạm Y tế", Setting.CLINIC),
        ("Trường Trung học cơ sở", Setting.SCHOOL),
        ("Trường Tiểu học", Setting.SCHOOL),
        ("Trường Mầm non", Setting.SCHOOL),
        *((f"{block} {number}", Setting.NEIGHBOURHOOD) for number in range(3, count)),
    ]
    for number, (title, setting) in enumerate(titles[:count], start=1):
        yield _cell(f"{commune}-CB{number:02d}", title, commune, setting, (15, 45))


def _plain_cells(commune: str, name: str, count: int) -> Iterator[Cell]:
    for number in range(1, count + 1):
        title = f"{_neighbourhood(name)} {number}"
        cell = _cell(f"{commune}-CB{number:02d}", title, commune, Setting.NEIGHBOURHOOD, (12, 36))
        yield replace(cell, is_plain=True)


def _base_committee(commune: str) -> Iterator[Unit]:
    code = f"{commune}-DB01"
    yield Unit(code, "Đảng ủy Nhà máy cơ khí", OrganisationKind.BASE_COMMITTEE, commune)
    for number, title in enumerate(("Văn phòng nhà máy", "phân xưởng Đúc", "phân xưởng Lắp ráp"), start=1):
        yield _cell(f"{code}-CB{number:02d}", title, code, Setting.WORKSHOP, (15, 30))


def _cell(code: str, title: str, parent: str, setting: Setting, sizes: tuple[int, int]) -> Cell:
    chance = dice("cell", code)
    members, habit = chance.randint(*sizes), chance.choices(list(Habit), (60, 28, 12))[0]
    members, habit = _SPECIAL.get(code, (members, habit))
    name = f"Chi bộ {title}"
    return Cell(code, name, OrganisationKind.CELL, parent, setting, members, habit)
