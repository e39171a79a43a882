"""Answers before a meeting are the member's; remarks are all of the meeting's; notes are one's own."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from models import AbsenceReason, Answer, MeetingKind, RemarkKind
from services import audit, meetings
from services.meetings.errors import AbsenceReasonMissing, MeetingLocked, ReplyTooLate
from tests.conftest import StoppedClock
from tests.factories import World

SECRETARY = "cell_secretary@A"
WORDS = "Hỏi thêm về quỹ khuyến học"


@pytest.fixture
def meeting(world: World, clock: StoppedClock) -> UUID:
    return planned(world, clock)


def planned(world: World, clock: StoppedClock) -> UUID:
    """Another meeting of cell A, in an hour."""
    with world.acting(SECRETARY) as work:
        return meetings.plan(
            work,
            organisation="A",
            kind=MeetingKind.REGULAR,
            starts_at=clock.now + timedelta(hours=1),
            place="Nhà văn hóa",
        ).id


def open_sheet(world: World, meeting: UUID) -> None:
    with world.acting(SECRETARY) as work:
        meetings.save_sheet(work, meeting, [])


def test_whoever_cannot_come_says_why(world: World, meeting: UUID) -> None:
    with world.acting(world.members["A"][0]) as work, pytest.raises(AbsenceReasonMissing):
        meetings.reply(work, meeting, Answer.ABSENT)


def test_it_is_too_late_once_attendance_is_taken(world: World, meeting: UUID) -> None:
    open_sheet(world, meeting)
    with world.acting(world.members["A"][0]) as work, pytest.raises(ReplyTooLate):
        meetings.reply(work, meeting, Answer.COMING)


def test_nobody_remarks_on_a_locked_meeting(world: World, meeting: UUID) -> None:
    open_sheet(world, meeting)
    with world.acting(SECRETARY) as work:
        meetings.lock(work, meeting)
    with world.acting(world.members["A"][0]) as work, pytest.raises(MeetingLocked):
        meetings.remark(work, meeting, kind=RemarkKind.QUESTION, text="?")


def test_the_last_answer_counts_and_keeps_a_reason_only_of_an_absence(world: World, meeting: UUID) -> None:
    member = world.members["A"][0]
    with world.acting(member) as work:
        meetings.reply(work, meeting, Answer.ABSENT, reason=AbsenceReason.ILLNESS)
    with world.acting(member) as work:
        meetings.reply(work, meeting, Answer.ONLINE, reason=AbsenceReason.ILLNESS)
    with world.acting(member, read_only=True) as work:
        part = meetings.own_part(work, meeting)
    assert part.may_reply
    assert part.reply
    assert (part.reply.answer, part.reply.reason) == (Answer.ONLINE, None)


def test_remarks_are_read_by_all_of_the_cell(world: World, meeting: UUID) -> None:
    author, reader = world.members["A"][:2]
    with world.acting(author) as work:
        meetings.remark(work, meeting, kind=RemarkKind.QUESTION, text=f"  {WORDS} ")
    with world.acting(reader, read_only=True) as work:
        [(remark, member)] = meetings.remarks_on(work, meeting)
    assert (remark.text, member.id) == (WORDS, author.member_id)


def test_notes_are_sealed_and_ones_own(world: World, meeting: UUID) -> None:
    author, other = world.members["A"][:2]
    with world.acting(author) as work:
        meetings.keep_note(work, meeting, WORDS)
        kept = work.session.scalar(text("SELECT sealed FROM meeting_note"))
        assert WORDS.encode() not in bytes(kept)
        assert meetings.own_note(work, meeting) == WORDS
    with world.acting(other, read_only=True) as work:
        assert meetings.own_note(work, meeting) == ""
    with world.acting(author) as work:
        meetings.keep_note(work, meeting, "  ")
        assert work.session.scalar(text("SELECT count(*) FROM meeting_note")) == 0


def test_all_notes_are_deleted_at_once_and_nobody_elses(
    world: World, meeting: UUID, clock: StoppedClock
) -> None:
    author, other = world.members["A"][:2]
    second = planned(world, clock)
    for who in (author, other):
        for one in (meeting, second):
            with world.acting(who) as work:
                meetings.keep_note(work, one, WORDS)
    with world.acting(author) as work:
        assert (meetings.note_count(work), meetings.delete_notes(work)) == (2, 2)
        assert (meetings.note_count(work), meetings.delete_notes(work)) == (0, 0)
    with world.acting(other, read_only=True) as work:
        assert [meetings.own_note(work, one) for one in (meeting, second)] == [WORDS, WORDS]
    with world.acting(author, read_only=True) as work:
        assert meetings.own_note(work, meeting) == ""
        entries = [one for one in audit.about_me(work) if one.action == "meeting.notes_deleted"]
    assert [(one.subject_id, one.actor_id) for one in entries] == [(str(author.member_id), author.member_id)]
