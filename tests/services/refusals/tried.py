"""How a use case is tried by those who may not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from core.errors import Forbidden, HandbookError, NotFound
from services.actor import Work
from services.directives import AudienceLine, AudienceRule
from tests.factories.stage import HOME, NEXT_DOOR

Ids = dict[str, UUID]
Who = tuple[str, str] | None
MEMBER, SECRETARY, PUBLISHER = "member", "cell_secretary", "publisher"
OFFICER, BOARD, ADMINISTRATOR = "feedback_officer", "organisation_board", "administrator"
NOBODY: Who = None
TODAY = date(2026, 11, 22)
TO_X1 = AudienceRule((AudienceLine(HOME),))
SHEET = b"x"


@dataclass(frozen=True)
class Tried:
    """One use case, how it is called, and what each who may not is told."""

    name: str
    doing: Callable[[Work, Ids], Any]
    refusals: tuple[tuple[Who, type[HandbookError]], ...]


def at_home(role: str) -> Who:
    return (role, HOME)


def next_door(role: str) -> Who:
    return (role, NEXT_DOOR)


def tried(
    name: str,
    doing: Callable[[Work, Ids], Any],
    *,
    only_sees: str | None = None,
    right_but_next_door: str | None = None,
    unseen_by: str | None = None,
    nobody: type[HandbookError] = NotFound,
) -> Tried:
    """Forbidden to who only sees it; not there for the right person next door, nor for others at home."""
    refusals: list[tuple[Who, type[HandbookError]]] = [(NOBODY, nobody)]
    if only_sees:
        refusals.append((at_home(only_sees), Forbidden))
    if right_but_next_door:
        refusals.append((next_door(right_but_next_door), NotFound))
    if unseen_by:
        refusals.append((at_home(unseen_by), NotFound))
    return Tried(name, doing, tuple(refusals))
