"""One request, who may make it, and what the others get: the words of the table of rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

MEMBER, SECRETARY, PUBLISHER = "member", "cell_secretary", "publisher"
OFFICER, BOARD = "feedback_officer", "organisation_board"
ADMINISTRATOR, AUDITOR = "administrator", "auditor"
ROLES = frozenset({MEMBER, SECRETARY, PUBLISHER, OFFICER, BOARD, ADMINISTRATOR, AUDITOR})
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Case:
    """One request and who may make it; ``{names}`` in the path are filled in from the stage."""

    path: str
    body: Any = None
    may: frozenset[str] = ROLES
    sees: frozenset[str] = NOBODY
    is_own: bool = False
    """It is about oneself, so those next door may do it too."""
    answer: int = 200
    """What those get who may: a refusal where the matter itself is not ripe."""


def own(path: str, body: Any = None, answer: int = 200) -> Case:
    """Something everybody may do, for it is about themselves."""
    return Case(path, body, is_own=True, answer=answer)


def only(*roles: str) -> frozenset[str]:
    return frozenset(roles)


def others(*roles: str) -> frozenset[str]:
    return ROLES - frozenset(roles)


def tree_change(path: str, body: dict[str, Any], answer: int = 200) -> Case:
    """A change of the tree at home."""
    admin = only(ADMINISTRATOR)
    return Case(f"/organisations/{path}", body, may=admin, sees=ROLES - admin, answer=answer)


def export_of(noun: str, *roles: str) -> Case:
    """A list of cell A, taken out."""
    return Case(f"/exports/{noun}?organisation=A", may=only(*roles), sees=others(*roles))
