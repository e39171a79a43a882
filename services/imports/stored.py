"""Comparing a list with the members the handbook already has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from models import Organisation
from services import members
from services.actor import Work
from services.imports.codes import Code
from services.imports.drafts import Draft
from services.imports.fields import Field
from services.imports.likeness import COMPARED, differing, is_same_person
from services.imports.progress import Progress, unheard
from services.imports.values.names import name_key
from services.members import NumberIndexes, StoredMember

_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Match:
    """The stored member a row speaks of, and what the row would change."""

    stored: StoredMember
    changes: tuple[Field, ...]
    moves: bool

    @property
    def is_unchanged(self) -> bool:
        """Whether storing the row would change nothing."""
        return not self.changes and not self.moves


class _Stored:
    """Stored members by what identifies them."""

    def __init__(self) -> None:
        self.by_number: dict[tuple[Field, str], StoredMember] = {}
        self.by_name: dict[tuple[str, date], list[StoredMember]] = defaultdict(list)

    def load(self, work: Work, drafts: Sequence[Draft], indexes: NumberIndexes) -> None:
        """Fetch everybody a chunk of rows may speak of."""
        holders = members.holders_of(
            work,
            citizen_ids=[draft.citizen_id for draft in drafts if draft.citizen_id],
            card_numbers=[draft.card_number for draft in drafts if draft.card_number],
            phones=[draft.phone for draft in drafts if draft.phone],
            indexes=indexes,
        )
        for holder in holders:
            for field in (Field.CITIZEN_ID, Field.CARD_NUMBER, Field.PHONE):
                if (number := getattr(holder, field)) is not None:
                    self.by_number[field, number] = holder
        keys = {_name_and_birth(draft) for draft in drafts} - {None}
        for namesake in members.namesakes(work, [key for key in keys if key is not None]):
            self.by_name[name_key(namesake.full_name), namesake.birth_date].append(namesake)


def compare(
    work: Work,
    organisation: Organisation,
    drafts: Sequence[Draft],
    indexes: NumberIndexes,
    progress: Progress = unheard,
) -> dict[tuple[str, int], Match]:
    """Note in each row what the handbook has of its person; the matches by place.

    Args:
        indexes: keeps those of the numbers that are looked for.
    """
    matches: dict[tuple[str, int], Match] = {}
    for number, chunk in enumerate(_chunks(drafts), start=1):
        stored = _Stored()
        stored.load(work, chunk, indexes)
        progress(min(100, 100 * number * _CHUNK // len(drafts)))
        if not stored.by_number and not stored.by_name:
            continue
        for draft in chunk:
            match = _match(draft, organisation, stored)
            if match is not None:
                matches[draft.place] = match
    return matches


def _match(draft: Draft, organisation: Organisation, stored: _Stored) -> Match | None:
    found = _by_number(draft, stored)
    if found is None and not _is_clash(draft):
        found = _by_name(draft, stored)
    holder = stored.by_number.get((Field.PHONE, draft.phone)) if draft.phone else None
    if holder is not None and (found is None or holder.id != found.id):
        draft.phone = None
        draft.note(Code.PHONE_TAKEN, Field.PHONE)
    if found is None or _is_clash(draft):
        return None
    if found.cell is not None and organisation.id not in found.cell.ancestors:
        draft.note(Code.NUMBER_OF_ANOTHER_MEMBER, Field.CITIZEN_ID if draft.citizen_id else Field.CARD_NUMBER)
        return None
    return _matched(draft, found)


def _by_number(draft: Draft, stored: _Stored) -> StoredMember | None:
    """The holder of its card or citizen id, if they can be the same person."""
    holders = {
        field: holder
        for field in (Field.CITIZEN_ID, Field.CARD_NUMBER)
        if (number := getattr(draft, field)) and (holder := stored.by_number.get((field, number)))
    }
    for field, holder in holders.items():
        if not is_same_person(draft, holder) or len({one.id for one in holders.values()}) > 1:
            draft.note(Code.NUMBER_OF_ANOTHER_MEMBER, field)
    return next(iter(holders.values()), None)


def _by_name(draft: Draft, stored: _Stored) -> StoredMember | None:
    """The one stored namesake born the same day, unless their numbers say that they are two people."""
    key = _name_and_birth(draft)
    alike = stored.by_name.get(key, []) if key else []
    if not alike:
        return None
    contradicting = {Field.CITIZEN_ID, Field.CARD_NUMBER} & set(differing(draft, alike[0]))
    if len(alike) > 1 or contradicting:
        draft.note(Code.STORED_NAMESAKE)
        return None
    return alike[0]


def _is_clash(draft: Draft) -> bool:
    return any(finding.code is Code.NUMBER_OF_ANOTHER_MEMBER for finding in draft.findings)


def _matched(draft: Draft, found: StoredMember) -> Match:
    filled = [
        field for field in COMPARED if getattr(draft, field) is not None and getattr(found, field) is None
    ]
    changes = tuple(dict.fromkeys([*differing(draft, found), *filled]))
    moves = draft.cell is not None and (found.cell is None or found.cell.code != draft.cell)
    if changes:
        draft.note(Code.STORED_DIFFERS)
    if moves:
        draft.note(Code.STORED_IN_ANOTHER_CELL)
    if not changes and not moves:
        draft.note(Code.UNCHANGED)
    return Match(found, changes, moves)


def _name_and_birth(draft: Draft) -> tuple[str, date] | None:
    born = draft.full_birth_date
    return (draft.name_key, born) if draft.name_key and born else None


def _chunks(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    rows = iter(drafts)
    while chunk := list(islice(rows, _CHUNK)):
        yield chunk
