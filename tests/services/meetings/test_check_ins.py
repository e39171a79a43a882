"""Checking in by code or button, beside the secretary's own list: one record, nothing twice, nothing lost."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from uuid import UUID

import pytest
from sqlalchemy import select, text

from models import AttendanceStatus, AuditEntry, CheckInMode, ExemptionKind, MarkedBy, MeetingKind
from services import meetings, members
from services.meetings import AttendanceRow, Sheet
from services.meetings.errors import CheckInClosed, MeetingLocked, NotOnTheSheet, NotYetHeld, WrongCode
from tests.conftest import StoppedClock
from tests.factories import Person, World

SECRETARY = "cell_secretary@A"
PRESENT, LATE, EXCUSED = AttendanceStatus.PRESENT, AttendanceStatus.LATE, AttendanceStatus.ABSENT_EXCUSED
ONLINE, UNMARKED = AttendanceStatus.PRESENT_ONLINE, AttendanceStatus.NOT_MARKED


def plan(world: World, clock: StoppedClock, **later: float) -> UUID:
    with world.acting(SECRETARY) as work:
        return meetings.plan(
            work,
            organisation="A",
            kind=MeetingKind.REGULAR,
            starts_at=clock.now + timedelta(**later),
            place="Nhà văn hóa",
        ).id


@pytest.fixture
def meeting(world: World, clock: StoppedClock) -> UUID:
    """One that begins now, with check-in open."""
    meeting = plan(world, clock)
    with world.acting(SECRETARY) as work:
        meetings.open_check_in(work, meeting)
    return meeting


@pytest.fixture
def member(world: World) -> Person:
    return world.members["A"][0]


def code(world: World, meeting: UUID) -> str:
    with world.acting(SECRETARY, read_only=True) as work:
        return meetings.shown_code(work, meeting).code


def check_in(
    world: World,
    meeting: UUID,
    who: Person | str,
    code: str | None = None,
    mode: CheckInMode = CheckInMode.IN_ROOM,
) -> tuple[AttendanceStatus, MarkedBy | None]:
    with world.acting(who) as work:
        row = meetings.check_in(work, meeting, code=code, mode=mode)
        return row.status, row.marked_by


def tick(world: World, meeting: UUID, who: Person, status: AttendanceStatus) -> None:
    with world.acting(SECRETARY) as work:
        meetings.save_sheet(work, meeting, [AttendanceRow(who.member_id, status)])


def sheet(world: World, meeting: UUID) -> Sheet:
    """As it is read, with its counts held against its rows."""
    with world.acting(SECRETARY, read_only=True) as work:
        found = meetings.read_sheet(work, meeting)
    listed = [row for row in found.rows if not row.is_exempt or row.status is not UNMARKED]
    assert found.meeting.expected == len(listed)
    assert found.meeting.present == sum(row.status in meetings.PRESENT for row in listed)
    assert found.meeting.excused == sum(row.status is EXCUSED for row in listed)
    assert found.meeting.not_marked == sum(row.status is UNMARKED for row in listed)
    return found


def status_of(world: World, meeting: UUID, who: Person) -> tuple[AttendanceStatus, MarkedBy | None]:
    [row] = [row for row in sheet(world, meeting).rows if row.member.id == who.member_id]
    return row.status, row.marked_by


def test_nobody_checks_in_before_it_is_open(world: World, clock: StoppedClock, member: Person) -> None:
    with pytest.raises(CheckInClosed):
        check_in(world, plan(world, clock), member)


def test_it_opens_on_the_day(world: World, clock: StoppedClock) -> None:
    meeting = plan(world, clock, days=2)
    with world.acting(SECRETARY) as work, pytest.raises(NotYetHeld):
        meetings.open_check_in(work, meeting)


def test_nobody_checks_in_on_another_day(
    world: World, clock: StoppedClock, meeting: UUID, member: Person
) -> None:
    clock.now += timedelta(days=1)
    with pytest.raises(CheckInClosed):
        check_in(world, meeting, member)


def test_nobody_checks_in_to_a_locked_record(world: World, meeting: UUID, member: Person) -> None:
    with world.acting(SECRETARY) as work:
        meetings.lock(work, meeting)
    with pytest.raises(MeetingLocked):
        check_in(world, meeting, member)


@pytest.mark.parametrize("typed", ["", "AAAAAA", "CHKMNP"])
def test_a_wrong_code_leaves_nothing(world: World, meeting: UUID, member: Person, typed: str) -> None:
    with pytest.raises(WrongCode):
        check_in(world, meeting, member, typed)
    assert status_of(world, meeting, member) == (UNMARKED, None)


def test_an_old_code_is_wrong(world: World, clock: StoppedClock, meeting: UUID, member: Person) -> None:
    heard = code(world, meeting)
    clock.now += timedelta(minutes=2)
    with pytest.raises(WrongCode):
        check_in(world, meeting, member, heard)


def test_a_guest_is_not_on_the_sheet(world: World, clock: StoppedClock) -> None:
    meeting, guest = plan(world, clock), world.members["B"][0]
    with world.acting("organisation_board@T1") as work:
        meetings.set_follower(work, "A", member_id=guest.member_id, valid_from=work.today)
    with world.acting(SECRETARY) as work:
        meetings.invite(work, meeting)
        meetings.open_check_in(work, meeting)
    with pytest.raises(NotOnTheSheet):
        check_in(world, meeting, guest)


def test_opening_freezes_the_roster_and_twice_changes_nothing(world: World, meeting: UUID) -> None:
    newcomer = world.add_member("A")
    with world.acting(SECRETARY) as work:
        meetings.open_check_in(work, meeting)
    assert newcomer.member_id not in {row.member.id for row in sheet(world, meeting).rows}


def test_the_code_counts_before_the_button(world: World, meeting: UUID, member: Person) -> None:
    assert check_in(world, meeting, member) == (PRESENT, MarkedBy.BUTTON)
    assert check_in(world, meeting, member, code(world, meeting)) == (PRESENT, MarkedBy.CODE)
    assert check_in(world, meeting, member) == (PRESENT, MarkedBy.CODE)
    assert sheet(world, meeting).meeting.present == 1


def test_online_and_late_are_told_apart(world: World, clock: StoppedClock, meeting: UUID) -> None:
    online, late = world.members["A"][:2]
    assert check_in(world, meeting, online, mode=CheckInMode.ONLINE)[0] is ONLINE
    clock.now += timedelta(minutes=16)
    assert check_in(world, meeting, late)[0] is LATE


def test_who_need_not_come_counts_by_coming(world: World, clock: StoppedClock, member: Person) -> None:
    with world.acting("administrator@X1") as work:
        members.exempt(work, member.member_id, kind=ExemptionKind.EXEMPT, since=date(2026, 1, 1))
    meeting = plan(world, clock)
    with world.acting(SECRETARY) as work:
        meetings.open_check_in(work, meeting)
    expected = sheet(world, meeting).meeting.expected
    check_in(world, meeting, member)
    assert sheet(world, meeting).meeting.expected == expected + 1
    tick(world, meeting, member, UNMARKED)  # an older page, on which they had not come
    assert status_of(world, meeting, member) == (PRESENT, MarkedBy.BUTTON)


def test_the_secretarys_word_stays_and_the_members_is_kept_beside_it(
    world: World, meeting: UUID, member: Person
) -> None:
    tick(world, meeting, member, EXCUSED)
    assert check_in(world, meeting, member, code(world, meeting)) == (EXCUSED, MarkedBy.SECRETARY)
    [row] = [row for row in sheet(world, meeting).rows if row.member.id == member.member_id]
    assert row.claim
    assert row.claim.by is MarkedBy.CODE
    tick(world, meeting, member, UNMARKED)
    assert status_of(world, meeting, member) == (PRESENT, MarkedBy.CODE)


@pytest.mark.parametrize("order", list(permutations(["tick", "code", "button"])), ids="-".join)
def test_the_order_of_arrival_does_not_matter(
    world: World, clock: StoppedClock, meeting: UUID, member: Person, order: tuple[str, ...]
) -> None:
    acts = {
        "tick": lambda: tick(world, meeting, member, LATE),
        "code": lambda: check_in(world, meeting, member, code(world, meeting)),
        "button": lambda: check_in(world, meeting, member, mode=CheckInMode.ONLINE),
    }
    for name in order:
        acts[name]()
        clock.now += timedelta(seconds=5)
    assert status_of(world, meeting, member) == (LATE, MarkedBy.SECRETARY)
    tick(world, meeting, member, UNMARKED)
    assert status_of(world, meeting, member) == (PRESENT, MarkedBy.CODE)


def test_a_sheet_that_was_filled_in_offline_takes_nobody_off(
    world: World, meeting: UUID, member: Person
) -> None:
    """The secretary's page knew nothing of a check-in and says nothing of that person."""
    check_in(world, meeting, member, code(world, meeting))
    other = world.members["A"][1]
    tick(world, meeting, other, PRESENT)
    assert status_of(world, meeting, member) == (PRESENT, MarkedBy.CODE)
    assert status_of(world, meeting, other) == (PRESENT, MarkedBy.SECRETARY)


def test_what_a_secretary_writes_on_the_sheet_is_logged_and_nothing_else_is(
    world: World, meeting: UUID, member: Person
) -> None:
    check_in(world, meeting, member)
    # The status is the same, but it is now the secretary's word.
    for status, entries in ((PRESENT, 1), (PRESENT, 1), (UNMARKED, 2), (LATE, 3)):
        tick(world, meeting, member, status)
        with world.system() as work:
            saved = AuditEntry.action == "meeting.attendance_saved"
            logged = work.session.scalars(select(AuditEntry).where(saved)).all()
        assert {(one.subject_id, one.actor_id) for one in logged} == {
            (str(meeting), world.person(SECRETARY).member_id)
        }
        assert len(logged) == entries


def test_only_when_and_how_is_kept_never_where(world: World, meeting: UUID, member: Person) -> None:
    check_in(world, meeting, member)
    with world.system() as work:
        columns = work.session.scalars(
            text("SELECT column_name FROM information_schema.columns WHERE table_name = 'check_in'")
        )
        assert set(columns) == {"meeting_id", "member_id", "claimed_by", "mode", "at"}
