"""The same person, or the same number, twice in one file."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from services.imports.codes import Code
from services.imports.drafts import Draft
from services.imports.fields import Field
from services.imports.likeness import differing, is_same_person
from services.imports.values.names import name_key

_NUMBERS = (Field.CITIZEN_ID, Field.CARD_NUMBER, Field.PHONE)


def note_duplicates(drafts: Sequence[Draft]) -> None:
    """Note rows that repeat an earlier one.

    A row that only repeats is doubtful, the first of its kind is not; where the two disagree,
    nobody but a person can say which is right, and both are doubtful.
    """
    first: dict[Hashable, Draft] = {}
    for draft in drafts:
        for key in _keys(draft):
            earlier = first.setdefault(key, draft)
            if earlier is not draft:
                _note_pair(earlier, draft, key[0])


def _keys(draft: Draft) -> Iterator[tuple[Field, Hashable]]:
    for field in _NUMBERS:
        number = getattr(draft, field)
        if number is not None:
            yield field, number
    if draft.full_name and draft.birth_date is not None:
        yield Field.FULL_NAME, (name_key(draft.full_name), draft.birth_date)


def _note_pair(earlier: Draft, later: Draft, shared: Field) -> None:
    if shared is Field.FULL_NAME or is_same_person(earlier, later):
        later.note(Code.DUPLICATE_IN_FILE)
        is_elsewhere = later.cell is not None and earlier.cell is not None and later.cell != earlier.cell
        if differing(earlier, later) or is_elsewhere:
            earlier.note(Code.DUPLICATE_IN_FILE)
        return
    for draft in (earlier, later):
        draft.note(Code.NUMBER_TWICE_IN_FILE, shared)
