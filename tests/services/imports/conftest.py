"""A commune with the cells that the planted lists name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from models import OrganisationKind, Role
from services import imports, organisations
from services.imports import Preview
from tests.factories import World
from tests.factories.spreadsheets import CELLS, Grid, writers

COMMUNE = "XN"
HEADINGS = (
    "STT", "Họ và tên", "Giới tính", "Ngày sinh", "Ngày vào Đảng", "Ngày chính thức", "Số thẻ đảng viên",
    "Số CCCD", "Số điện thoại", "Chi bộ",
)  # fmt: skip

Person = dict[str, Any]


@pytest.fixture
def commune(world: World) -> World:
    """The world, with one more commune and an administrator of it."""
    with world.system() as work:
        organisations.create(
            work, code=COMMUNE, name="Đảng ủy xã Nghiệm", kind=OrganisationKind.COMMUNE, parent="T1",
            valid_from=date(1990, 1, 1),
        )  # fmt: skip
        for code, name in CELLS.items():
            organisations.create(
                work,
                code=code,
                name=name,
                kind=OrganisationKind.CELL,
                parent=COMMUNE,
                valid_from=date(1990, 1, 1),
            )
    world.appoint(Role.ADMINISTRATOR, COMMUNE, "B")
    return world


def person(number: int = 1, **other: Any) -> Person:
    """A sound row of a list."""
    return {
        "name": f"Nguyễn Thị Số {'ABCDEGHIKL'[number % 10]}",
        "gender": "Nữ",
        "birth": date(1970, 1, 1 + number),
        "admitted": date(1995, 2, 3),
        "official": date(1996, 2, 3),
        "card": f"2{number:07d}",
        "citizen": f"001170{number:06d}",
        "phone": f"09{50_000_000 + number}",
        "cell": "Chi bộ thôn Đông",
    } | other


def list_of(*people: Person) -> bytes:
    """A plain list of these people."""
    rows = [list(HEADINGS), *([float(number), *one.values()] for number, one in enumerate(people, start=1))]
    return writers.xlsx([Grid("DS", rows)])


@pytest.fixture
def look(commune: World) -> Callable[..., Preview]:
    """Preview people as the administrator of the commune."""

    def preview(*people: Person, who: str = f"administrator@{COMMUNE}") -> Preview:
        with commune.acting(who, read_only=True) as work:
            return imports.preview(work, list_of(*people), organisation=COMMUNE)

    return preview


def codes(shown: Preview) -> list[set[str]]:
    """What was found in each row."""
    return [{finding.code.value for finding in row.findings} for row in shown.rows]


def verdicts(shown: Preview) -> list[str]:
    """The verdict of each row."""
    return [row.verdict.value for row in shown.rows]
