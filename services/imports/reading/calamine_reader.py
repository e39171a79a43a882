"""Reading binary and zipped workbooks through calamine, which runs in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import orjson

from services.imports.cell_value import Value
from services.imports.errors import (
    DamagedFile,
    FileRefused,
    PasswordProtected,
    TooManyColumns,
    TooManyRows,
    UnpacksTooLarge,
)
from services.imports.reading import limits
from services.imports.reading.sheet import Merge, Sheet

_PROGRAM = Path(__file__).with_name("calamine_process.py")
_LIMITS = (limits.READER_MEMORY, limits.READER_SECONDS, limits.ROWS, limits.COLUMNS, limits.CELLS)


@contextmanager
def started(content: bytes) -> Iterator[Iterator[Sheet]]:
    """Start reading; the sheets come when they are asked for, so the caller may look at the file meanwhile.

    Raises:
        FileRefused: while the sheets are taken, naming what is wrong with the file.
    """
    command = [sys.executable, "-I", str(_PROGRAM), *map(str, _LIMITS)]
    with subprocess.Popen(  # noqa: S603 - our own program and numbers
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - both are pipes
        try:
            process.stdin.write(content)
            process.stdin.close()
            yield _sheets(process.stdout)
        finally:
            process.kill()


def _sheets(answers: IO[bytes]) -> Iterator[Sheet]:
    sheet: Sheet | None = None
    for line in answers:
        answer = orjson.loads(line)
        if "rows" in answer and sheet is not None:
            sheet.rows.extend(_values(row) for row in answer["rows"])
            continue
        if sheet is not None:
            yield sheet
        if "end" in answer:
            _refuse_unless_done(answer)
            return
        sheet = _opened(answer)
    # The process died without a last word: it met one of its limits, or calamine broke down.
    raise UnpacksTooLarge


def _opened(answer: dict[str, Any]) -> Sheet:
    merges = [Merge(*(number + 1 for number in corners)) for corners in answer["merges"]]
    return Sheet(answer["sheet"], [], answer["top"] + 1, hidden=answer["hidden"], merges=merges)


def _values(row: list[Any]) -> list[Value]:
    return [_moment(value[0]) if type(value) is list else value for value in row]


def _moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _refuse_unless_done(answer: dict[str, Any]) -> None:
    refusals: dict[str, FileRefused] = {
        "password": PasswordProtected(),
        "damaged": DamagedFile(),
        "memory": UnpacksTooLarge(),
    }
    if answer["end"] == "too_many":
        if answer["what"] == "columns":
            raise TooManyColumns(sheet=answer["sheet"], limit=limits.COLUMNS)
        raise TooManyRows(sheet=answer["sheet"], limit=limits.ROWS)
    if answer["end"] != "done":
        raise refusals[answer["end"]]
