"""Everything that happened to a member's record, newest first; nothing in it was ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import any_, select

from core.clock import local_date
from models import (
    BadgeAward,
    Disclosure,
    Exemption,
    ImportChange,
    ImportedChange,
    ImportRun,
    Interruption,
    Member,
    MemberCorrection,
    Membership,
    MembershipKind,
    Organisation,
    Position,
    StatusChange,
)
from services.actor import Work
from services.members.dossier import view
from services.members.field_text import SEALED
from services.members.numbers import masked


class EventKind(StrEnum):
    """What can happen to a record."""

    ADMITTED = "admitted"
    MADE_OFFICIAL = "made_official"
    STATUS_DECIDED = "status_decided"
    JOINED_CELL = "joined_cell"
    LEFT_CELL = "left_cell"
    ATTACHED = "attached"
    DETACHED = "detached"
    APPOINTED = "appointed"
    LEFT_OFFICE = "left_office"
    EXEMPTED = "exempted"
    EXEMPTION_ENDED = "exemption_ended"
    INTERRUPTED = "interrupted"
    COUNTED_AGAIN = "counted_again"
    BADGE_AWARDED = "badge_awarded"
    CORRECTED = "corrected"
    IMPORTED = "imported"
    IMPORT_CHANGED = "import_changed"
    IMPORT_UNDONE = "import_undone"
    REVEALED = "revealed"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, on the day it took effect.

    ``at`` and ``by`` tell when and by whom it was entered, where the handbook knows. ``before`` and
    ``after`` are what the field said, sealed numbers masked.
    """

    on: date
    kind: EventKind
    at: datetime | None = None
    by: UUID | None = None
    what: str | None = None
    """The field, the office or the kind of exemption, in the handbook's words for programs."""
    place: str | None = None
    before: str | None = None
    after: str | None = None
    reason: str | None = None


def history(work: Work, member_id: UUID) -> Sequence[Event]:
    """The history of a record, newest first; that somebody else read it is logged as for the record.

    Raises:
        MemberNotFound: there is none that the actor may see.
    """
    member = view(work, member_id).member
    events = [event for source in _SOURCES for event in source(work, member)]
    return sorted(events, key=lambda event: (event.on, event.at is not None, event.at or 0), reverse=True)


def _admission(_work: Work, member: Member) -> Iterator[Event]:
    yield Event(member.admitted_on, EventKind.ADMITTED)
    if member.official_on:
        yield Event(member.official_on, EventKind.MADE_OFFICIAL)


def _statuses(work: Work, member: Member) -> Iterator[Event]:
    for one in work.session.scalars(select(StatusChange).where(StatusChange.member_id == member.id)):
        yield Event(
            one.effective_on,
            EventKind.STATUS_DECIDED,
            at=one.recorded_at,
            what=one.status.value,
            reason=" · ".join(words for words in (one.decision, one.reason) if words) or None,
        )


_STAYS = {
    MembershipKind.HOME: (EventKind.JOINED_CELL, EventKind.LEFT_CELL),
    MembershipKind.TEMPORARY: (EventKind.ATTACHED, EventKind.DETACHED),
}


def _memberships(work: Work, member: Member) -> Iterator[Event]:
    found = work.session.execute(
        select(Membership, Organisation.name)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(Membership.member_id == member.id)
    )
    for stay, cell in found:
        began, ended = _STAYS[stay.kind]
        yield Event(stay.valid_from, began, place=cell)
        if stay.valid_to:
            yield Event(stay.valid_to, ended, place=cell)


def _positions(work: Work, member: Member) -> Iterator[Event]:
    found = work.session.execute(
        select(Position, Organisation.name)
        .join(Organisation, Organisation.id == Position.organisation_id)
        .where(Position.member_id == member.id)
    )
    for position, place in found:
        yield Event(position.valid_from, EventKind.APPOINTED, what=position.kind.value, place=place)
        if position.valid_to:
            yield Event(position.valid_to, EventKind.LEFT_OFFICE, what=position.kind.value, place=place)


def _exemptions(work: Work, member: Member) -> Iterator[Event]:
    for one in work.session.scalars(select(Exemption).where(Exemption.member_id == member.id)):
        yield Event(one.valid_from, EventKind.EXEMPTED, what=one.kind.value)
        if one.valid_to:
            yield Event(one.valid_to, EventKind.EXEMPTION_ENDED, what=one.kind.value)


def _interruptions(work: Work, member: Member) -> Iterator[Event]:
    for one in work.session.scalars(select(Interruption).where(Interruption.member_id == member.id)):
        yield Event(
            one.valid_from,
            EventKind.INTERRUPTED,
            at=one.recorded_at,
            by=one.recorded_by,
            reason=one.reason,
        )
        if one.valid_to:
            yield Event(one.valid_to, EventKind.COUNTED_AGAIN)


def _badges(work: Work, member: Member) -> Iterator[Event]:
    for one in work.session.scalars(select(BadgeAward).where(BadgeAward.member_id == member.id)):
        yield Event(one.awarded_on, EventKind.BADGE_AWARDED, by=one.recorded_by, what=str(one.years))


def _corrections(work: Work, member: Member) -> Iterator[Event]:
    kept = select(MemberCorrection).where(MemberCorrection.member_id == member.id)
    for one in work.session.scalars(kept.order_by(MemberCorrection.id.desc())):
        yield Event(
            local_date(one.corrected_at),
            EventKind.CORRECTED,
            at=one.corrected_at,
            by=one.corrected_by,
            what=one.field.value,
            before=_shown(work, one.field, one.before),
            after=_shown(work, one.field, one.after),
            reason=one.reason,
        )


def _disclosures(work: Work, member: Member) -> Iterator[Event]:
    for one in work.session.scalars(select(Disclosure).where(Disclosure.member_id == member.id)):
        on = local_date(one.shown_at)
        what = one.field.value
        yield Event(on, EventKind.REVEALED, at=one.shown_at, by=one.shown_to, what=what, reason=one.reason)


def _imports(work: Work, member: Member) -> Iterator[Event]:
    for run in work.session.scalars(select(ImportRun).where(any_(ImportRun.admitted_ids) == member.id)):
        if run.committed_at:
            yield _import_event(EventKind.IMPORTED, run.committed_at, run)
    changes = work.session.execute(
        select(ImportChange, ImportRun)
        .join(ImportRun, ImportRun.id == ImportChange.run_id)
        .where(ImportChange.member_id == member.id, ImportChange.kind == ImportedChange.CHANGED)
        .order_by(ImportChange.id.desc())
    )
    for change, run in changes:
        before, after = (_shown(work, change.field, sealed) for sealed in (change.before, change.after))
        if run.committed_at:
            yield _import_event(EventKind.IMPORT_CHANGED, run.committed_at, run, change.field, before, after)
        if run.undone_at:
            yield _import_event(EventKind.IMPORT_UNDONE, run.undone_at, run, change.field, after, before)


def _import_event(
    kind: EventKind,
    at: datetime,
    run: ImportRun,
    field: str | None = None,
    before: str | None = None,
    after: str | None = None,
) -> Event:
    return Event(local_date(at), kind, at=at, by=run.actor_id, what=field, before=before, after=after)


def _shown(work: Work, field: str, sealed: bytes | None) -> str | None:
    text = work.vault.open_optional(sealed)
    return masked(text) if field in SEALED else text


_SOURCES: tuple[Callable[[Work, Member], Iterator[Event]], ...] = (
    _admission,
    _statuses,
    _memberships,
    _positions,
    _exemptions,
    _interruptions,
    _badges,
    _corrections,
    _disclosures,
    _imports,
)
