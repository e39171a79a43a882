"""What each column holds: guessed from its heading, corrected by a person, remembered for the office."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from core.vietnamese import fold
from services.imports.fields import Field


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``facts`` share its cells, in that order; empty: not understood."""

    number: int
    heading: str
    facts: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A person's correction: for tables with these headings, what each column (1 is A) holds.

    Columns that are not named are not read.
    """

    signature: str
    columns: dict[int, tuple[Field, ...]]


def signature(headings: Sequence[str]) -> str:
    """The same for the same headings in the same places: by it a correction is found again."""
    spelled = "\x1f".join(" ".join(fold(heading).split()) for heading in headings).rstrip("\x1f")
    return hashlib.sha256(spelled.encode()).hexdigest()[:32]
