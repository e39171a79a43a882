"""The structure of the party: what may stand below what."""

from __future__ import annotations

from models import OrganisationKind

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


def may_stand_below(kind: OrganisationKind, parent: OrganisationKind) -> bool:
    """Whether ``kind`` may be a child of ``parent`` (Party Statutes: cells carry only groups)."""
    return _RANK[parent] < _RANK[kind]
