"""Citizen ids against birth years and sexes, where the list as a whole shows that they agree."""

from __future__ import annotations

from collections.abc import Sequence

from models import Gender
from services.imports.codes import Code
from services.imports.drafts import Draft
from services.imports.fields import Field
from services.imports.values.citizen_ids import agrees

# A number that is no citizen id fits by chance once in several hundred rows.
_ENOUGH = 2
_HALF = 0.5


def note_disagreeing_ids(drafts: Sequence[Draft]) -> None:
    """Note ids that contradict their row, where at least two, and half of all, fit theirs.

    A list in which few fit does not hold citizen ids of this law, and is not judged by it.
    """
    judged = [
        (draft, _fits(draft.citizen_id, draft.birth_date.year, draft.gender))
        for draft in drafts
        if draft.citizen_id is not None and draft.birth_date is not None
    ]
    if sum(fits for _, fits in judged) < max(_ENOUGH, _HALF * len(judged)):
        return
    for draft, fits in judged:
        if not fits:
            draft.note(Code.CITIZEN_ID_DISAGREES, Field.CITIZEN_ID)


def _fits(number: str, birth_year: int, gender: Gender | None) -> bool:
    return agrees(number, birth_year, None if gender is None else gender is Gender.MALE)
