"""Orders to change the tree, told in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from models import ChangeKind, OrganisationChange, OrganisationKind
from web.words import word


@dataclass(frozen=True, slots=True)
class ListedOrder:
    """An order, what it says, and what became of it: applied, planned, refused or withdrawn."""

    change: OrganisationChange
    sentence: str
    state: str


def listed_orders(changes: Iterable[OrganisationChange]) -> tuple[list[ListedOrder], list[ListedOrder]]:
    """Those that wait for their day, the next first; and the others, the latest first."""
    listed = [ListedOrder(change, sentence(change), state_of(change)) for change in changes]
    past = [order for order in listed if order.state != "planned"]
    return [order for order in listed if order.state == "planned"], past[::-1]


def state_of(change: OrganisationChange) -> str:
    """What became of it."""
    if change.applied_at:
        return "applied"
    if change.withdrawn_at:
        return "withdrawn"
    return "refused" if change.refused_at else "planned"


def sentence(change: OrganisationChange) -> str:
    """What was ordered, with codes as the order names them."""
    return _SENTENCES[change.kind](change.details)


def _merged(kept: Mapping[str, Any]) -> str:
    into = kept["into"]
    return f"Sáp nhập {', '.join(kept['predecessors'])} thành {into['name'] or into['code']}"


def _split(kept: Mapping[str, Any]) -> str:
    parts = [part["into"]["name"] or part["into"]["code"] for part in kept["parts"]]
    return f"Chia tách {kept['organisation']} thành {', '.join(parts)}"


_SENTENCES: Mapping[ChangeKind, Callable[[Mapping[str, Any]], str]] = {
    ChangeKind.CREATE: lambda kept: f"Thành lập {kept['name']}",
    ChangeKind.RENAME: lambda kept: f"Đổi tên thành {kept['name']}",
    ChangeKind.MOVE: lambda kept: f"Chuyển {kept['organisation']} về trực thuộc {kept['parent']}",
    ChangeKind.KIND: lambda kept: f"Đổi loại hình thành {word(OrganisationKind(kept['to']))}",
    ChangeKind.MERGE: _merged,
    ChangeKind.SPLIT: _split,
    ChangeKind.DISSOLVE: lambda kept: f"Giải thể {kept['organisation']}",
}
