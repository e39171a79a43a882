"""Proving that a locked record is what was locked: the seal, the chain of amendments, and today's rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from models import Amendment, Meeting, Minutes, Organisation
from services.actor import Work
from services.meetings.amendments import amendments_of, content_of
from services.meetings.canonical import canonical, digest
from services.meetings.queries import get
from services.meetings.whole_record import FORM, whole_record
from services.permissions import Permission

_NAMES = frozenset({"name", "cell", "committee"})
"""People and organisations may be called otherwise by now: that changes no record."""
_COMPARED = (
    *("meeting", "chair", "minute_taker", "attendance", "guests"),
    *("agenda", "sections", "votes", "quality"),
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found; ``hash`` is None where a record was locked before seals were kept, or is not locked.

    ``changed`` names the parts whose rows differ from the sealed record with its amendments.
    """

    hash: str | None
    is_intact: bool
    is_chain_intact: bool
    changed: Sequence[str]
    amendments: int

    @property
    def holds(self) -> bool:
        """Whether nothing was tampered with."""
        return self.hash is not None and self.is_intact and self.is_chain_intact and not self.changed


def prove(work: Work, meeting_id: UUID) -> Proof:
    """Compute every hash anew and compare the sealed record with the rows of today.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        Forbidden: the actor neither keeps nor oversees its record.
    """
    meeting = get(work, meeting_id)
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    work.actor.require(Permission.MEETING_VIEW, cell.ancestors)
    minutes = work.session.get(Minutes, meeting.id)
    amendments = amendments_of(work, meeting.id)
    sealed = minutes.sealed_record if minutes else None
    if minutes is None or sealed is None or minutes.sealed_hash is None:
        return Proof(None, False, _is_chained("", amendments), [], len(amendments))
    return Proof(
        minutes.sealed_hash,
        is_intact=digest(sealed) == minutes.sealed_hash,
        is_chain_intact=_is_chained(minutes.sealed_hash, amendments),
        changed=_changed(work, meeting, orjson.loads(sealed), amendments),
        amendments=len(amendments),
    )


def _is_chained(start: str, amendments: Sequence[Amendment]) -> bool:
    previous = start
    for number, one in enumerate(amendments, 1):
        if one.number != number or one.previous_hash != previous:
            return False
        if digest(canonical(content_of(one))) != one.hash:
            return False
        previous = one.hash
    return True


def _changed(
    work: Work, meeting: Meeting, sealed: dict[str, Any], amendments: Sequence[Amendment]
) -> list[str]:
    """Part by part, those that the form had in which it was sealed."""
    if sealed.get("form") not in range(1, FORM + 1):
        return []
    now = orjson.loads(canonical(whole_record(work, meeting)))
    _apply(sealed, amendments)
    if any(one.attendance for one in amendments):  # the figures follow the corrected sheet
        for record in (sealed, now):
            for name in ("expected", "present", "excused", "not_marked"):
                record["meeting"].pop(name)
    parts = [name for name in _COMPARED if name in sealed]
    return [name for name in parts if _nameless(sealed[name]) != _nameless(now[name])]


def _apply(sealed: dict[str, Any], amendments: Sequence[Amendment]) -> None:
    rows = {row["member"]: row for row in sealed["attendance"]}
    for one in amendments:
        for change in one.attendance:
            if change["member"] in rows:
                rows[change["member"]].update(change["after"])


def _nameless(part: Any) -> Any:
    if isinstance(part, Mapping):
        return {name: _nameless(value) for name, value in part.items() if name not in _NAMES}
    if isinstance(part, list):
        rows = [_nameless(one) for one in part]
        # Sorted by name when read: a new name must not look like a change.
        return sorted(rows, key=lambda row: canonical({"row": row}))
    return part
