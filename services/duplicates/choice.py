"""Which of two records stays, and whose value each field takes: a proposal for the person who decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.duplicates.errors import NotOfThePair
from services.members import StoredMember

FIELDS = (
    *("full_name", "birth_date", "gender", "admitted_on", "official_on"),
    *("card_number", "citizen_id", "phone"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whose record stays, and by field whose value."""

    survivor: UUID
    fields: Mapping[str, UUID]


def proposed(one: StoredMember, other: StoredMember, *, activated: frozenset[UUID]) -> Proposal:
    """The record with the account in use stays, else the fuller, else the older one (ids grow with time).

    Of each field the value that is there; of two names the longer; of two dates the one that is not the
    first of January, by which offices write "some day of that year"; else the survivor's.
    """
    pair = sorted((one, other), key=lambda record: record.id)
    survivor = max(pair, key=lambda record: (record.id in activated, _filled(record)))
    rest = next(record for record in pair if record is not survivor)
    return Proposal(survivor.id, {field: _better(field, survivor, rest).id for field in FIELDS})


def chosen(
    survivor: StoredMember, other: StoredMember, proposal: Mapping[str, UUID], choice: Mapping[str, UUID]
) -> dict[str, object]:
    """The values that the survivor does not have yet, by what was chosen, else proposed.

    Raises:
        NotOfThePair: a choice is neither of the two.
    """
    both = {survivor.id, other.id}
    if not set(choice.values()) <= both:
        raise NotOfThePair(field="fields")
    taken = {**proposal, **choice}
    return {
        field: getattr(other, field)
        for field in FIELDS
        if taken[field] == other.id and getattr(other, field) != getattr(survivor, field)
    }


def _filled(record: StoredMember) -> int:
    return sum(getattr(record, field) is not None for field in FIELDS)


def _better(field: str, survivor: StoredMember, rest: StoredMember) -> StoredMember:
    kept, other = getattr(survivor, field), getattr(rest, field)
    if kept is None and other is not None:
        return rest
    if field == "full_name" and len(other) > len(kept):
        return rest
    if isinstance(kept, date) and isinstance(other, date) and _is_first_of_january(kept):
        return survivor if _is_first_of_january(other) else rest
    return survivor


def _is_first_of_january(day: date) -> bool:
    return (day.month, day.day) == (1, 1)
