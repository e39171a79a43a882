"""Writing the minutes: sections saved one by one, who presided and who wrote, approval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core.errors import Forbidden
from core.vietnamese import normalise
from models import (
    Amendment,
    Attendance,
    Meeting,
    MeetingState,
    Member,
    Minutes,
    MinutesSection,
    Organisation,
)
from services import members
from services.actor import Work
from services.audit_log import record
from services.meetings.agenda import items_of
from services.meetings.commands import recordable
from services.meetings.errors import MeetingLocked, NothingRecorded
from services.meetings.queries import get
from services.meetings.record_errors import (
    NoSuchSection,
    NotAtThisMeeting,
    OfficersMissing,
    SectionChanged,
)
from services.meetings.section_keys import SectionKey, SectionKind, read_key
from services.permissions import Permission


@dataclass(frozen=True, slots=True)
class Writing:
    """A text for a section, and the revision it was written over (0: nothing was there)."""

    key: str
    text: str
    revision: int


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section with who saved it last; ``on_behalf``: an opinion written down by somebody else."""

    section: MinutesSection
    key: SectionKey
    saved_by: Member
    speaker: Member | None

    @property
    def on_behalf(self) -> bool:
        """Whether somebody else wrote what the speaker said."""
        return self.speaker is not None and self.speaker.id != self.saved_by.id


@dataclass(frozen=True, slots=True)
class MinutesDetail:
    """The minutes as they stand, and what the reader may do."""

    meeting: Meeting
    minutes: Minutes
    chair: Member | None
    minute_taker: Member | None
    sections: Sequence[ShownSection]
    amendments: Sequence[tuple[Amendment, Member]]
    may_write: bool
    may_record: bool

    @property
    def awaits_reading(self) -> bool:
        """Whether what was written must still be read back and agreed to before the record is locked."""
        return self.minutes.approved_at is None and any(one.section.text for one in self.sections)

    def section(self, kind: SectionKind, about: UUID | None = None) -> ShownSection | None:
        """One section; None: nothing was written."""
        return next((one for one in self.sections if one.key == SectionKey(kind, about)), None)


def minutes_of(work: Work, meeting_id: UUID) -> MinutesDetail:
    """The minutes of a meeting, for those who keep or oversee its record and for the minute-taker.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        Forbidden: a member of the cell hears minutes read back; they hold who was absent and why.
    """
    meeting = get(work, meeting_id)
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    minutes = work.session.get(Minutes, meeting.id) or Minutes(meeting_id=meeting.id)
    is_taker = work.actor.member_id is not None and minutes.minute_taker_id == work.actor.member_id
    if not is_taker:
        work.actor.require(Permission.MEETING_VIEW, cell.ancestors)
    may_record = work.actor.may(Permission.MEETING_RECORD, cell.ancestors)
    is_open = meeting.state is not MeetingState.LOCKED
    return MinutesDetail(
        meeting,
        minutes,
        _member(work, minutes.chair_id),
        _member(work, minutes.minute_taker_id),
        _sections(work, meeting.id),
        _amendments(work, meeting.id),
        may_write=is_open and (may_record or is_taker),
        may_record=may_record,
    )


def name_officers(
    work: Work, meeting_id: UUID, *, chair_id: UUID | None, minute_taker_id: UUID | None
) -> None:
    """Say who presides and who writes; the minute-taker may write the minutes from then on.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: as for ``commands.edit``.
        NotAtThisMeeting: one of them is not on the roster of the day.
    """
    meeting = recordable(work, meeting_id)
    roster = {entry.member.id for entry in members.roster_at(work, meeting.organisation_id, meeting.held_on)}
    for field, who in (("chair", chair_id), ("minute_taker", minute_taker_id)):
        if who is not None and who not in roster:
            raise NotAtThisMeeting(field=field)
    minutes = _kept(work, meeting)
    if (minutes.chair_id, minutes.minute_taker_id) == (chair_id, minute_taker_id):
        return
    minutes.chair_id, minutes.minute_taker_id = chair_id, minute_taker_id
    minutes.approved_at = minutes.approved_by = None
    work.flush()
    record(work, "minutes.officers_named", meeting.id, organisation_id=meeting.organisation_id)


def save_section(work: Work, meeting_id: UUID, written: Writing) -> MinutesSection:
    """Save one section over the revision it was written over; the same text again changes nothing.

    By whoever keeps the record, or is the minute-taker.

    Raises:
        MeetingNotFound: there is none that the actor may see.
        Forbidden: it is not theirs to write.
        MeetingLocked: the record is final.
        NoSuchSection: minutes have none of that name, or it is about nothing of this meeting.
        SectionChanged: somebody saved another text meanwhile; the refusal carries it.
    """
    meeting = get(work, meeting_id, for_change=True)
    key = read_key(written.key)
    if key is None:
        raise NoSuchSection(field="key")
    _require_writer(work, meeting)
    if meeting.state is MeetingState.LOCKED:
        raise MeetingLocked
    if not _belongs(work, meeting, key):
        raise NoSuchSection(field="key")
    kept = work.session.get(MinutesSection, (meeting.id, str(key)), populate_existing=True)
    text = normalise(written.text)
    if kept is not None and kept.text == text:
        return kept
    if (kept.revision if kept else 0) != written.revision:
        raise SectionChanged(other=_other(work, str(key), kept))
    return _write(
        work, meeting, kept or MinutesSection(meeting_id=meeting.id, key=str(key), revision=0), text
    )


def approve_minutes(work: Work, meeting_id: UUID) -> Minutes:
    """They were read back and the meeting agreed.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: as for ``commands.edit``.
        NothingRecorded: attendance was not taken.
        OfficersMissing: nobody to sign them.
    """
    meeting = recordable(work, meeting_id)
    minutes = _kept(work, meeting)
    if meeting.state is MeetingState.PLANNED:
        raise NothingRecorded
    if minutes.chair_id is None or minutes.minute_taker_id is None:
        raise OfficersMissing
    minutes.approved_at, minutes.approved_by = work.now, work.actor.member_id
    work.flush()
    record(work, "minutes.approved", meeting.id, organisation_id=meeting.organisation_id)
    return minutes


def has_minutes(work: Work, meeting_id: UUID) -> bool:
    """Whether anything was written in the minutes of a meeting that the actor was shown."""
    sections = select(MinutesSection.key).where(
        MinutesSection.meeting_id == meeting_id, MinutesSection.text != ""
    )
    return work.session.scalar(sections.limit(1)) is not None


def _kept(work: Work, meeting: Meeting) -> Minutes:
    minutes = work.session.get(Minutes, meeting.id) or Minutes(meeting_id=meeting.id)
    work.session.add(minutes)
    return minutes


def _require_writer(work: Work, meeting: Meeting) -> None:
    cell = work.session.get_one(Organisation, meeting.organisation_id)
    minutes = work.session.get(Minutes, meeting.id)
    is_taker = minutes is not None and minutes.minute_taker_id == work.actor.identity
    if not (is_taker or work.actor.may(Permission.MEETING_RECORD, cell.ancestors)):
        raise Forbidden


def _belongs(work: Work, meeting: Meeting, key: SectionKey) -> bool:
    if key.kind is SectionKind.OPINION:
        return work.session.get(Attendance, (meeting.id, key.about)) is not None
    if key.kind is SectionKind.CONCLUSION:
        return any(item.id == key.about and not item.removed_at for item in items_of(work, meeting.id))
    return True


def _other(work: Work, key: str, kept: MinutesSection | None) -> dict[str, object]:
    if kept is None:
        return {"key": key, "text": "", "revision": 0, "saved_by": None, "saved_at": None}
    return {
        "key": key,
        "text": kept.text,
        "revision": kept.revision,
        "saved_by": work.session.get_one(Member, kept.saved_by).full_name,
        "saved_at": kept.saved_at.isoformat(),
    }


def _write(work: Work, meeting: Meeting, section: MinutesSection, text: str) -> MinutesSection:
    section.text, section.revision = text, section.revision + 1
    section.saved_at, section.saved_by = work.now, work.actor.identity
    minutes = _kept(work, meeting)
    minutes.approved_at = minutes.approved_by = None
    work.session.add(section)
    work.flush()
    subject = f"{meeting.id}:{section.key}"
    record(work, "minutes.section_saved", subject, organisation_id=meeting.organisation_id)
    return section


def _member(work: Work, member_id: UUID | None) -> Member | None:
    return work.session.get_one(Member, member_id) if member_id else None


def _sections(work: Work, meeting_id: UUID) -> list[ShownSection]:
    rows = work.session.execute(
        select(MinutesSection, Member)
        .join(Member, Member.id == MinutesSection.saved_by)
        .where(MinutesSection.meeting_id == meeting_id)
        .order_by(MinutesSection.key)
    )
    found = [(section, read_key(section.key), member) for section, member in rows]
    return [
        ShownSection(section, key, by, _member(work, key.about) if key.kind is SectionKind.OPINION else None)
        for section, key, by in found
        if key is not None
    ]


def _amendments(work: Work, meeting_id: UUID) -> list[tuple[Amendment, Member]]:
    rows = work.session.execute(
        select(Amendment, Member)
        .join(Member, Member.id == Amendment.by)
        .where(Amendment.meeting_id == meeting_id)
        .order_by(Amendment.number)
    )
    return [(one, member) for one, member in rows]
