"""The structure of the party: what may stand below what, and what units have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models import OrganisationKind

OFFICIAL_MEMBERS_OF_A_CELL = 3  # Party Statutes, article 21: the fewest that make an organisation

_K = OrganisationKind

# From the top down; depth is not fixed, so any later kind may stand directly below an earlier one.
_ORDER = (
    _K.CENTRE,
    _K.PROVINCE,
    _K.COMMUNE,
    _K.BASE_COMMITTEE,
    _K.SUB_COMMITTEE,
    _K.CELL,
    _K.GROUP,
)
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)} | {_K.BASE_CELL: _ORDER.index(_K.CELL)}

CODE_WORDS = {
    _K.CENTRE: "TW",
    _K.PROVINCE: "TU",
    _K.COMMUNE: "DU",
    _K.BASE_COMMITTEE: "DB",
    _K.SUB_COMMITTEE: "BP",
    _K.BASE_CELL: "CB",
    _K.CELL: "CB",
    _K.GROUP: "TD",
}
"""What the handbook proposes codes with; people may choose any other."""


def may_stand_below(kind: OrganisationKind, parent: OrganisationKind) -> bool:
    """Whether ``kind`` may be a child of ``parent`` (Party Statutes: cells carry only groups)."""
    return _RANK[parent] < _RANK[kind]


def kinds_above(kind: OrganisationKind) -> frozenset[OrganisationKind]:
    """The kinds below which ``kind`` may stand."""
    return frozenset(parent for parent in _K if may_stand_below(kind, parent))


def kinds_below(parent: OrganisationKind) -> frozenset[OrganisationKind]:
    """The kinds that may stand below ``parent``."""
    return frozenset(kind for kind in _K if may_stand_below(kind, parent))


def next_code(begins: str, taken: Iterable[str]) -> str:
    """``begins`` with the number after the highest one in use: ``17206-CB07``."""
    numbers = [code.removeprefix(begins) for code in taken]
    highest = max((int(number) for number in numbers if number.isascii() and number.isdigit()), default=0)
    return f"{begins}{highest + 1:02d}"


def lowest_in_common(ways: Sequence[Sequence[int]]) -> int | None:
    """The lowest organisation on all of these ways from the root down; None if there is none."""
    common = None
    for step in zip(*ways, strict=False):
        if len(set(step)) > 1:
            break
        common = step[0]
    return common
