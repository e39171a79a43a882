"""From a file to rows that name organisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import orjson

from core.harmless_cell import meant
from core.vietnamese import fold, normalise
from services.imports.cell_value import Value
from services.imports.errors import DamagedFile, TreeColumnsMissing
from services.imports.reading import Sheet, read
from services.organisations import EXTERNAL_HEADING, EXTERNAL_KEY, HEADINGS

_LOOKED_AT = 20
"""How many rows from the top may be a title before the headings come."""
_KEYS = {fold(heading): key for key, heading in HEADINGS.items()} | {key: key for key in HEADINGS}
_DAY_FORMS = ("%d/%m/%Y", "%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A row as the list has it; ``number`` as the spreadsheet shows it. Codes are text."""

    number: int
    code: str
    name: str
    kind: str
    parent: str
    valid_from: str
    external: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_rows(content: bytes) -> list[TreeRow]:
    """The rows of a spreadsheet, or of the JSON that an export writes.

    Raises:
        FileRefused: it cannot be read, or has no column of codes and names.
    """
    if content.lstrip()[:1] == b"{":
        return list(_from_json(content))
    return [row for sheet in read(content).sheets for row in _from_sheet(sheet)]


def _from_json(content: bytes) -> Iterator[TreeRow]:
    try:
        rows: list[dict[str, Any]] = orjson.loads(content)["rows"]
        named = [{str(key): _text(value) for key, value in row.items()} for row in rows]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedFile from error
    for number, row in enumerate(named, start=1):
        yield _row(number, row)


def _from_sheet(sheet: Sheet) -> Iterator[TreeRow]:
    place, keys = _headings(sheet)
    for row in sheet.numbered(place + 1):
        cells = {key: meant(_text(cell)) for key, cell in zip(keys, row.cells, strict=False) if key}
        if any(cells.values()):
            yield _row(row.number, cells)


def _headings(sheet: Sheet) -> tuple[int, list[str]]:
    """The index of the row with the headings, and what each column holds."""
    for place, cells in enumerate(sheet.rows[:_LOOKED_AT]):
        keys = [_key(_text(cell)) for cell in cells]
        if "code" in keys and "name" in keys:
            return place, keys
    raise TreeColumnsMissing


def _key(heading: str) -> str:
    """What a column holds, by its heading; "" for one that is not ours."""
    if heading.startswith(EXTERNAL_HEADING):
        return EXTERNAL_KEY + heading.removeprefix(EXTERNAL_HEADING).strip()
    if heading.startswith(EXTERNAL_KEY):
        return heading
    return _KEYS.get(heading) or _KEYS.get(fold(heading), "")


def _row(number: int, cells: Mapping[str, str]) -> TreeRow:
    external = {
        key.removeprefix(EXTERNAL_KEY): tuple(codes.split())
        for key, codes in cells.items()
        if key.startswith(EXTERNAL_KEY) and codes
    }
    return TreeRow(
        number,
        code=cells.get("code", ""),
        name=cells.get("name", ""),
        kind=cells.get("kind", ""),
        parent=cells.get("parent", ""),
        valid_from=cells.get("valid_from", ""),
        external=external,
    )


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, (date, datetime)):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value == int(value):
        return str(int(value))  # a code that a spreadsheet took for a number
    return normalise(str(value))


def day_in(text: str) -> date | None:
    """The day that a cell names; None if it is empty.

    Raises:
        ValueError: it names none.
    """
    if not text:
        return None
    for form in _DAY_FORMS[:-1]:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a calendar day has no time zone
        except ValueError:
            continue
    return date.fromisoformat(text)


def parents_first(rows: Iterable[TreeRow]) -> list[TreeRow]:
    """The rows, each after the one it stands below; rows in a ring keep their order at the end."""
    waiting = list(rows)
    codes = {row.code for row in waiting}
    placed: list[TreeRow] = []
    known: set[str] = set()
    while waiting:
        ready = [row for row in waiting if row.parent not in codes or row.parent in known]
        if not ready:
            return placed + waiting
        placed += ready
        known |= {row.code for row in ready}
        waiting = [row for row in waiting if row.code not in known]
    return placed
