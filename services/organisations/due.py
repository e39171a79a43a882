"""Orders take effect by themselves on their day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from models import ChangeKind, OrganisationChange, OrganisationKind
from services.actor import Work
from services.organisations import periods
from services.organisations.change_kind import ChangeOfKind
from services.organisations.dissolve import Dissolution
from services.organisations.merge import Merge
from services.organisations.move import Move
from services.organisations.newcomers import Newcomer
from services.organisations.orders import Order, carry_out_waiting, waiting
from services.organisations.rename import Rename
from services.organisations.split import Part, Split


def carry_out_next_due(work: Work) -> OrganisationChange | None:
    """Carry out the oldest order whose day has come; None if there is none. Each in a unit of its own."""
    periods.lock(work)
    due = waiting().where(OrganisationChange.effective_on <= work.today)
    change = work.session.scalar(due.limit(1).with_for_update())
    if change is not None:
        carry_out_waiting(work, change, _READ[change.kind](change.details))
    return change


def _merge(kept: Mapping[str, Any]) -> Order:
    return Merge(tuple(kept["predecessors"]), Newcomer.read(kept["into"]))


def _split(kept: Mapping[str, Any]) -> Order:
    return Split(kept["organisation"], tuple(_part(part) for part in kept["parts"]), kept["rest"])


def _part(kept: Mapping[str, Any]) -> Part:
    members = tuple(UUID(member) for member in kept["members"])
    return Part(Newcomer.read(kept["into"]), tuple(kept["children"]), members)


_READ: Mapping[ChangeKind, Callable[[Mapping[str, Any]], Order]] = {
    ChangeKind.RENAME: lambda kept: Rename(**kept),
    ChangeKind.MOVE: lambda kept: Move(**kept),
    ChangeKind.KIND: lambda kept: ChangeOfKind(kept["organisation"], OrganisationKind(kept["to"])),
    ChangeKind.MERGE: _merge,
    ChangeKind.SPLIT: _split,
    ChangeKind.DISSOLVE: lambda kept: Dissolution(**kept),
}
