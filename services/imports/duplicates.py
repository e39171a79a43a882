"""The same person, or the same number, twice in one file."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from operator import attrgetter

from services.imports.codes import Code
from services.imports.drafts import Draft
from services.imports.fields import Field
from services.imports.likeness import differing, is_same_person


def note_duplicates(drafts: Sequence[Draft]) -> None:
    """Note rows that repeat an earlier one.

    A row that only repeats is doubtful, the first of its kind is not; where the two disagree,
    nobody but a person can say which is right, and both are doubtful.
    """
    for field, value_of in _IDENTIFYING:
        first: dict[Hashable, Draft] = {}
        for draft in drafts:
            value = value_of(draft)
            if value is not None and (earlier := first.setdefault(value, draft)) is not draft:
                _note_pair(earlier, draft, field)


def _name_and_birth(draft: Draft) -> Hashable:
    return (draft.name_key, draft.birth_date) if draft.name_key and draft.birth_date else None


_IDENTIFYING: tuple[tuple[Field, Callable[[Draft], Hashable]], ...] = (
    (Field.CITIZEN_ID, attrgetter("citizen_id")),
    (Field.CARD_NUMBER, attrgetter("card_number")),
    (Field.PHONE, attrgetter("phone")),
    (Field.FULL_NAME, _name_and_birth),
)


def _note_pair(earlier: Draft, later: Draft, shared: Field) -> None:
    if shared is Field.FULL_NAME or is_same_person(earlier, later):
        later.note(Code.DUPLICATE_IN_FILE)
        is_elsewhere = later.cell is not None and earlier.cell is not None and later.cell != earlier.cell
        if differing(earlier, later) or is_elsewhere:
            earlier.note(Code.DUPLICATE_IN_FILE)
        return
    for draft in (earlier, later):
        draft.note(Code.NUMBER_TWICE_IN_FILE, shared)
