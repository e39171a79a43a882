"""Putting a nasty file together from people, ailments, a layout and a file_format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from models import Gender
from tests.factories.spreadsheets import spellings, writers
from tests.factories.spreadsheets.ailments import (
    ACCEPT,
    FLAG,
    HARMLESS,
    HARMLESS_WITH_NUMBERS,
    MISTAKES,
    MISTAKES_WITH_NUMBERS,
    NOT_ACCEPTED,
    Cells,
)
from tests.factories.spreadsheets.grid import Grid, Written
from tests.factories.spreadsheets.layouts import (
    FLAT_LAYOUTS,
    LAYOUTS,
    Layout,
    Places,
    PlannedRow,
    sections,
    shared_cells,
    sheet_per_cell,
)
from tests.factories.spreadsheets.truth import CELLS, Expected, Truth, person, values_of

FORMATS = (
    "xlsx", "xlsx_1904", "ods", "xlsb", "html", "csv_utf8", "csv_bom_semicolon", "tsv_utf16",
    "csv_cp1258", "csv_tcvn3", "csv_vni", "xlsx_tcvn3", "xlsx_vni", "xlsx_mojibake",
)  # fmt: skip
TITLE = "Sheet1"
_FLAT = ("xlsb", "html", "csv_utf8", "csv_bom_semicolon", "tsv_utf16", "csv_cp1258", "csv_tcvn3", "csv_vni")
_NUMBERED = ("xlsx", "xlsx_1904", "ods", "xlsb")
_SPELLED = {
    "csv_cp1258": spellings.cp1258,
    "csv_tcvn3": spellings.tcvn3,
    "csv_vni": spellings.vni,
    "xlsx_tcvn3": spellings.tcvn3,
    "xlsx_vni": spellings.vni,
    "xlsx_mojibake": spellings.mojibake,
}
# Letters of another alphabet, or marks apart from letters, have no place in the old encodings.
_UNICODE_ONLY = {"decomposed", "icelandic_eth", "odd_blanks", "capitals", "short_cell", "other_tone_place"}


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file and what must come out of it."""

    content: bytes
    expected: Places
    layout: str
    file_format: str


def build(
    seed: int, *, rows: int = 60, file_format: str | None = None, layout: str | None = None
) -> BuiltFile:
    """A file of ``rows`` members, a third of them ailing; the same for the same seed."""
    chance = Random(seed)  # noqa: S311 - made-up people, no secrets
    file_format = file_format or chance.choice(FORMATS)
    layouts = FLAT_LAYOUTS if file_format in _FLAT else LAYOUTS
    shape = next((one for one in layouts if one.__name__ == layout), None) or chance.choice(layouts)
    planned = _rows(chance, rows, file_format, shape=shape)
    grids, places = shape(chance, planned)
    _hide_a_row(chance, grids, places, file_format)
    if file_format in _NUMBERED and chance.random() < 0.3:
        places = _moved_off_the_corner(grids, places)
    if file_format == "xlsx_mojibake":
        _expect_doubt(places)
    if file_format == "html" or "sv_" in file_format:  # their one sheet is called like the file
        places = {(TITLE, row): expected for (_, row), expected in places.items()}
    return BuiltFile(_written(grids, file_format, chance), places, shape.__name__, file_format)


def _moved_off_the_corner(grids: list[Grid], places: Places) -> Places:
    """The same list with two empty rows above it and an empty column before it."""
    for grid in grids:
        grid.rows = [[], [], *([None, *row] for row in grid.rows)]
        grid.merges = [(top + 2, left + 1, bottom + 2, right + 1) for top, left, bottom, right in grid.merges]
        grid.hidden_rows = {row + 2 for row in grid.hidden_rows}
    return {(sheet, row + 2): expected for (sheet, row), expected in places.items()}


def _expect_doubt(places: Places) -> None:
    """Misread text can be restored, and has to be looked at."""
    for expected in places.values():
        if expected.verdicts == ACCEPT:
            expected.verdicts, expected.proposed = FLAG, dict(expected.values)


def _rows(chance: Random, count: int, file_format: str, *, shape: Layout) -> list[PlannedRow]:
    has_cell_column = shape not in (sections, sheet_per_cell)
    numbers = file_format in _NUMBERED and shape is not shared_cells
    harmless = [one for one in HARMLESS if file_format not in _SPELLED or one.__name__ not in _UNICODE_ONLY]
    harmless += [one for one in HARMLESS_WITH_NUMBERS if numbers and file_format != "xlsx_1904"]
    mistakes = [*MISTAKES, *(MISTAKES_WITH_NUMBERS if file_format == "xlsx" and numbers else ())]
    as_dates = numbers and chance.random() < 0.5
    planned: list[PlannedRow] = []
    for number in range(count):
        truth = person(chance, chance.randrange(1_000) * 1_000 + number, chance.choice(list(CELLS)))
        cells, expected = _cells(truth, as_dates=as_dates), Expected(ACCEPT, values_of(truth))
        ailment = chance.choice(mistakes if chance.random() < 0.33 else harmless)
        if not has_cell_column and "cell" in ailment.__name__:
            ailment = harmless[0]
        ailment(chance, truth, cells, expected)
        expected.ailment = ailment.__name__
        planned.append(PlannedRow(truth, cells, expected))
    _plant_duplicates(chance, planned)
    return planned


def _plant_duplicates(chance: Random, planned: list[PlannedRow]) -> None:
    """Somebody twice, the second time with the tone of a name set otherwise."""
    sound = [row for row in planned if row.expected.ailment == "nothing"]
    for row in sound[:2]:
        cells = dict(row.cells, name=spellings.tone_moved(row.truth.full_name))
        again = Expected(NOT_ACCEPTED, values_of(row.truth), "duplicate")
        planned.insert(
            chance.randrange(planned.index(row) + 1, len(planned) + 1), PlannedRow(row.truth, cells, again)
        )


def _hide_a_row(chance: Random, grids: list[Grid], places: Places, file_format: str) -> None:
    if file_format not in ("xlsx", "ods", "xlsb", "html"):
        return
    sheet, row = chance.choice(list(places))
    next(grid for grid in grids if grid.name == sheet).hidden_rows.add(row)
    if places[sheet, row].verdicts == ACCEPT:
        places[sheet, row].verdicts, places[sheet, row].ailment = FLAG, "hidden"


def _cells(truth: Truth, *, as_dates: bool) -> Cells:
    def day(value: date | None) -> Written:
        return value if as_dates or value is None else f"{value:%d/%m/%Y}"

    return {
        "name": truth.full_name,
        "gender": "Nam" if truth.gender is Gender.MALE else "Nữ",
        "birth": day(truth.birth_date),
        "admitted": day(truth.admitted_on),
        "official": day(truth.official_on),
        "card": truth.card_number,
        "citizen": truth.citizen_id,
        "phone": truth.phone,
        "cell": CELLS[truth.cell],
    }


def _written(grids: list[Grid], file_format: str, chance: Random) -> bytes:
    if file_format in _SPELLED:
        spell = _SPELLED[file_format]
        for grid in grids:
            grid.rows = [
                [spell(value) if isinstance(value, str) else value for value in row] for row in grid.rows
            ]
    if file_format == "ods":
        return writers.ods(grids)
    if file_format == "xlsb":
        return writers.xlsb(grids[0])
    if file_format == "html":
        return writers.html(grids[0])
    if file_format.startswith("xlsx"):
        return writers.xlsx(grids, from_1904=file_format == "xlsx_1904")
    encodings = {
        "csv_utf8": "utf-8",
        "csv_bom_semicolon": "utf-8-sig",
        "tsv_utf16": "utf-16",
        "csv_cp1258": "cp1258",
    }
    separator = {"csv_bom_semicolon": ";", "tsv_utf16": "\t"}.get(file_format) or chance.choice((",", ";"))
    if file_format in ("csv_tcvn3", "csv_vni"):
        text = writers.delimited(grids[0], separator=separator).decode()
        return b"".join(character.encode("latin-1") for character in text)
    return writers.delimited(grids[0], separator=separator, encoding=encodings[file_format])
