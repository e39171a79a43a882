"""What is refused, each with its own sentence, before it could do harm."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from services.imports import errors
from services.imports.errors import FileRefused
from services.imports.reading import read
from tests.factories.spreadsheets import Grid, harmful, writers

LIST = harmful.small_list


def _xls(name: str) -> Callable[[], bytes]:
    return (harmful.FILES / name).read_bytes


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: b"", errors.EmptyFile),
        (lambda: b" \r\n\t\n", errors.EmptyFile),
        (lambda: writers.xlsx([Grid("DS")]), errors.EmptyFile),
        (lambda: writers.delimited(Grid("DS", [["", ""], [""]])), errors.EmptyFile),
        (lambda: b"%PDF-1.7\n" + b"text " * 50, errors.NotASpreadsheet),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, errors.NotASpreadsheet),
        (lambda: b"{\\rtf1 hello}", errors.NotASpreadsheet),
        (lambda: b"<html><body>hello</body></html>", errors.NotASpreadsheet),
        (lambda: b'<?xml version="1.0"?><a/>', errors.NotASpreadsheet),
        (harmful.word_document, errors.NotASpreadsheet),
        (lambda: LIST()[:-300], errors.DamagedFile),
        (lambda: LIST()[:700], errors.DamagedFile),
        (lambda: _xls("list.xls")()[:3000], errors.DamagedFile),
        (_xls("protected.xlsx"), errors.PasswordProtected),
        (harmful.zip_bomb, errors.UnpacksTooLarge),
        (harmful.lying_zip_bomb, errors.UnpacksTooLarge),
        (harmful.entity_bomb, errors.ForbiddenMarkup),
        (harmful.external_entity, errors.ForbiddenMarkup),
        (harmful.hidden_declaration, errors.ForbiddenMarkup),
        (harmful.far_corner, errors.TooManyRows),
        (harmful.wide_rows, errors.TooManyColumns),
        (harmful.repeated_ods, errors.TooManyRows),
    ],
)
def test_refusals(make: Callable[[], bytes], refusal: type[FileRefused]) -> None:
    content = make()
    with pytest.raises(FileRefused) as refused:
        read(content)
    assert type(refused.value) is refusal
    assert refused.value.sentence("vi") != refused.value.sentence("en")
    assert "…" not in refused.value.sentence()


def test_a_million_ghost_rows_cost_little() -> None:
    content, own = harmful.ghost_rows(), psutil.Process()
    before, begun = own.memory_info().rss, time.monotonic()
    with pytest.raises(errors.TooManyRows):
        read(content)
    assert time.monotonic() - begun < 10
    assert own.memory_info().rss - before < 200 * 2**20
    assert not own.children()


def test_cells_that_need_gigabytes_as_a_rectangle_end_the_reader_and_nothing_else() -> None:
    with pytest.raises(errors.UnpacksTooLarge):
        read(harmful.full_rectangle())


@pytest.mark.parametrize("place", range(0, 5000, 250))
def test_a_flipped_byte_is_a_refusal_or_a_list_never_a_crash(place: int) -> None:
    content = bytearray(LIST())
    content[place % len(content)] ^= 0xFF
    try:
        read(bytes(content))
    except FileRefused:
        return


def test_every_refusal_has_its_own_words() -> None:
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, FileRefused)
    ]
    assert len({kind.vi for kind in kinds}) == len(kinds) == len({kind.code for kind in kinds})


def test_the_reader_program_imports_nothing_of_the_handbook() -> None:
    program = Path("services/imports/reading/calamine_process.py").read_text(encoding="utf-8")
    assert "from services" not in program
    assert "from core" not in program
