"""Citizen ids against birth years and sexes, where the list as a whole shows that they agree."""

from __future__ import annotations

from collections.abc import Sequence

from models import Gender
from services.imports.codes import Code
from services.imports.drafts import Draft
from services.imports.fields import Field
from services.imports.values.citizen_ids import agrees

_ENOUGH = 10
_NEARLY_ALL = 0.8


def note_disagreeing_ids(drafts: Sequence[Draft]) -> None:
    """Note ids that contradict their row, if nearly all others fit theirs.

    A list in which few fit does not hold citizen ids of this law, and is not judged by it.
    """
    judged = [(draft, _fits(draft)) for draft in drafts if draft.citizen_id and draft.full_birth_date]
    if len(judged) < _ENOUGH or sum(fits for _, fits in judged) < _NEARLY_ALL * len(judged):
        return
    for draft, fits in judged:
        if not fits:
            draft.note(Code.CITIZEN_ID_DISAGREES, Field.CITIZEN_ID)


def _fits(draft: Draft) -> bool:
    born = draft.full_birth_date
    is_male = None if draft.gender is None else draft.gender is Gender.MALE
    return draft.citizen_id is None or born is None or agrees(draft.citizen_id, born.year, is_male)
