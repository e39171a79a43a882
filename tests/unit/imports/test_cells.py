"""Which cell a name in a list means."""

from __future__ import annotations

import pytest

from models import Organisation, OrganisationKind
from services.imports.cells import CellDirectory
from services.imports.codes import Code

NAMES = {
    "A": "Chi bộ thôn Đông",
    "B": "Chi bộ thôn Đoài",
    "C": "Chi bộ Trường THCS Hòa Bình",
    "D": "Chi bộ thôn 1",
    "E": "Chi bộ thôn 11",
    "F": "Chi bộ thôn An",
    "G": "Chi bộ thôn Ân",
    "H": "Chi bộ chợ",
    "I": "Chi bộ chợ",
}
DIRECTORY = CellDirectory(
    [Organisation(code=code, name=name, kind=OrganisationKind.CELL) for code, name in NAMES.items()]
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chi bộ thôn Đông", "A"),
        ("CHI BỘ THÔN ĐÔNG", "A"),
        ("CB thôn  Đông", "A"),
        ("Thôn Đông", "A"),
        ("Chi bộ: thôn \u00d0ông.", "A"),
        ("Chi bộ Trường THCS Hoà Bình", "C"),
        ("Chi bộ thôn 01", "D"),
        ("DS Chi bộ thôn 11", "E"),
        ("thôn Ân", "G"),
        ("b", "B"),
    ],
)
def test_known(text: str, code: str) -> None:
    found = DIRECTORY.match(text)
    assert (found.cell and found.cell.code, found.code) == (code, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chi bộ thônn Đông", "A"),
        ("Chi bo thon Dong", "A"),
        ("Chi bộ Trường THCS Hòa Bìnhh", "C"),
        ("Chi bộ thôn Đoài, xã Nghiệm", "B"),
    ],
)
def test_nearly_known(text: str, code: str) -> None:
    found = DIRECTORY.match(text)
    assert (found.cell and found.cell.code, found.code) == (code, Code.CELL_NEARLY_KNOWN)


@pytest.mark.parametrize(
    "text", ["Chi bộ Hợp tác xã", "Chi bộ thôn 111", "Chi bộ thôn 2", "Chi bộ thon an", ""]
)
def test_unknown(text: str) -> None:
    assert DIRECTORY.match(text) == (None, Code.CELL_UNKNOWN)


def test_two_of_one_name_are_not_guessed_between() -> None:
    assert DIRECTORY.match("Chi bộ chợ") == (None, Code.CELL_AMBIGUOUS)
