"""Which organisations are to end, and when: by a day entered with them, or by an order that waits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from models import ChangeKind, Organisation, OrganisationChange
from services.actor import Work
from services.organisations.orders import waiting

_ENDING = (ChangeKind.MERGE, ChangeKind.SPLIT, ChangeKind.DISSOLVE)


def foreseen_ends(work: Work, places: Collection[Organisation]) -> dict[int, date]:
    """The day from which each of them will be a former one, by id; those that stay are left out."""
    ends = {place.id: place.valid_to for place in places if place.valid_to is not None}
    change, ids = OrganisationChange, {place.code: place.id for place in places}
    orders = waiting().where(change.kind.in_(_ENDING), change.organisation_ids.overlap([*ids.values()]))
    for order in work.session.scalars(orders):
        for code in _ended_by(order.kind, order.details):
            if code in ids:
                ends.setdefault(ids[code], order.effective_on)
    return ends


def _ended_by(kind: ChangeKind, details: Mapping[str, Any]) -> set[str]:
    """The codes of those that an order ends: one that goes on under its own name does not."""
    if kind is ChangeKind.MERGE:
        return {*details["predecessors"]} - {details["into"]["code"]}
    staying = {part["into"]["code"] for part in details.get("parts", ())}
    return {details["organisation"]} - staying
