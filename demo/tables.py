"""Reading the files of ``demo/data``."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table, by the names in its first line."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def entries(name: str) -> tuple[dict[str, Any], ...]:
    """The entries of a list written as TOML: ``[[directives]]`` in ``directives.toml``."""
    return tuple(tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))[name])


def file(name: str) -> bytes:
    """A file to attach."""
    return (_FOLDER / name).read_bytes()
