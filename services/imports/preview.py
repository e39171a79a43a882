"""Looking at a file before anything is stored: every row with its verdict, and what would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from types import MappingProxyType

from models import CELL_KINDS, Organisation, Verdict
from services import members, organisations
from services.actor import Work
from services.imports.cells import CellDirectory
from services.imports.checks import check
from services.imports.citizen_id_check import note_disagreeing_ids
from services.imports.codes import Code, Finding
from services.imports.collector import collector_resting
from services.imports.drafts import Draft
from services.imports.duplicates import note_duplicates
from services.imports.fields import Field
from services.imports.layout import Mapping, Table, find_tables
from services.imports.layout.words import names_a_unit
from services.imports.list_reader import ListReader
from services.imports.progress import EVERY_ROWS, Progress, part_of, unheard
from services.imports.reading import read
from services.imports.stored import Match, compare
from services.imports.text_repair import repair_text
from services.imports.typed_values import Typed, put_in_place
from services.members import NumberIndexes, StoredMember
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class Preview:
    """A file against the handbook as it is now.

    ``matches`` are the rows whose person is stored, by place; ``indexes`` those of the numbers looked for;
    ``typed`` what counts instead of what the file says.
    """

    organisation: Organisation
    cells: dict[str, Organisation]
    tables: list[Table]
    rows: list[Draft]
    matches: dict[tuple[str, int], Match]
    indexes: NumberIndexes
    typed: Dictionary[tuple[str, int], Typed]

    @property
    def counts(self) -> Counter[Verdict]:
        """How many rows each verdict has."""
        return Counter(row.verdict for row in self.rows)


@collector_resting()
def preview(
    work: Work,
    content: bytes,
    *,
    organisation: str,
    title: str = "Sheet1",
    mappings: Sequence[Mapping] = (),
    typed: Dictionary[tuple[str, int], Typed] = MappingProxyType({}),
    progress: Progress = unheard,
) -> Preview:
    """Read a file for an organisation (a code) and compare it; nothing is stored.

    Args:
        title: the file's name without its ending.
        mappings: corrections of what the columns hold.
        typed: by row (sheet, number) what a person typed in the place of its values.
        progress: told how far it is.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not administer it.
        FileRefused: the file cannot be imported, and why.
    """
    place = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_MANAGE, place.ancestors)
    below = organisations.subtree(work, place)
    directory = CellDirectory(below)
    workbook = read(content, title)
    repair_text(workbook)
    tables = find_tables(workbook, mappings, directory.names_one)
    progress(30)
    rows: list[Draft] = []
    for draft in _drafts(work, tables, workbook.serials_from_1904, directory, place, typed):
        rows.append(draft)
        if len(rows) % EVERY_ROWS == 0:
            progress(30 + 40 * len(rows) // sum(len(table.rows) for table in tables))
    note_disagreeing_ids(rows)
    note_duplicates(rows)
    cells = {cell.code: cell for cell in below if cell.kind in CELL_KINDS}
    indexes = NumberIndexes(work.vault)
    matches = compare(work, place, rows, indexes, part_of(progress, 70, 100))
    return Preview(place, cells, tables, rows, matches, indexes, typed)


def missing_from_file(work: Work, shown: Preview) -> list[StoredMember]:
    """The active members of the organisation of whom no row speaks; nothing follows from that by itself."""
    spoken_of = {match.stored.id for match in shown.matches.values()}
    return members.below(work, shown.organisation, without=spoken_of)


def _drafts(
    work: Work,
    tables: Sequence[Table],
    serials_from_1904: bool | None,
    directory: CellDirectory,
    place: Organisation,
    typed: Dictionary[tuple[str, int], Typed],
) -> Iterator[Draft]:
    today = work.today
    for table in tables:
        reader = ListReader(table, serials_from_1904, today)
        says_official = bool(table.numbers_of(Field.OFFICIAL_ON))
        says_gender = reader.tells_gender
        around = _cell_around(table, directory, place)
        for source, draft in reader.read():
            if (instead := typed.get(draft.place)) is not None:
                put_in_place(draft, instead, today)
            check(draft, today, says_official=says_official, says_gender=says_gender)
            _set_cell(draft, source.section, directory, around)
            yield draft


def _cell_around(
    table: Table, directory: CellDirectory, place: Organisation
) -> tuple[Organisation | None, Code | None]:
    """The cell that the titles, the sheet's name or the organisation itself say for rows that say none."""
    for title in reversed(table.titles):
        if (cell := directory.known(title)) is not None:
            return cell, None
    if place.kind in CELL_KINDS:
        return place, None
    by_sheet = directory.match(table.sheet.name)
    if by_sheet.cell is not None:
        return by_sheet
    near = [match for title in reversed(table.titles) if (match := directory.match(title)).cell is not None]
    if near:
        return near[0]
    names_one = names_a_unit(table.sheet.name)
    return None, Code.CELL_UNKNOWN if names_one else Code.CELL_MISSING


def _set_cell(
    draft: Draft,
    section: str | None,
    directory: CellDirectory,
    around: tuple[Organisation | None, Code | None],
) -> None:
    """A row's own word goes before its section, its section before what stands around the list."""
    named = draft.cell_name or section
    cell, code = directory.match(named) if named else around
    draft.cell = cell.code if cell is not None else None
    if code is not None:
        draft.note(code, Field.CELL)


def findings_of(draft: Draft) -> list[Finding]:
    """What is to be said about a row, the gravest first."""
    return sorted(draft.findings, key=lambda finding: list(Code).index(finding.code), reverse=True)
