"""What was made of a cell: a value, and whatever has to be said about it."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from services.imports.codes import Code

T = TypeVar("T")


class Understood(NamedTuple, Generic[T]):
    """``value`` is None where the cell is empty or says nothing that can be kept."""

    value: T | None = None
    codes: tuple[Code, ...] = ()
