"""One button tells everybody of the roster, and who follows the cell; nobody is rung twice for one thing."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from models import Answer, ExemptionKind, InvitedAs, MeetingKind
from services import meetings, members
from services.meetings import Invitations, MeetingNotFound
from services.meetings.errors import (
    AlreadyHeld,
    FollowerForThePast,
    FollowsOwnCell,
    MeetingLocked,
    NotInvited,
)
from tests.conftest import StoppedClock
from tests.factories import World

SECRETARY, BOARD = "cell_secretary@A", "organisation_board@T1"


def coming(world: World, clock: StoppedClock, days: int = 7) -> UUID:
    with world.acting(SECRETARY) as work:
        starts_at = clock.now + timedelta(days=days)
        return meetings.plan(
            work, organisation="A", kind=MeetingKind.REGULAR, starts_at=starts_at, place="Nhà văn hóa"
        ).id


def invite(world: World, meeting: UUID, seats: dict[UUID, str] | None = None) -> int:
    with world.acting(SECRETARY) as work:
        return meetings.invite(work, meeting, seats=seats)


def invited(world: World, meeting: UUID) -> Invitations:
    with world.acting(SECRETARY, read_only=True) as work:
        return meetings.invitations_of(work, meeting)


def rings(world: World) -> int:
    """Jobs that ring somebody, one a lane."""
    with world.system() as work:
        counted = work.session.scalar(
            text("SELECT count(*) FROM procrastinate_jobs WHERE task_name IN ('notify_push', 'notify_chat')")
        )
        return counted or 0


def follow(world: World, who: str, since: date) -> UUID:
    with world.acting(BOARD) as work:
        follower = world.person(who).member_id
        meetings.set_follower(work, "A", member_id=follower, valid_from=since)
        return follower


def test_nobody_is_invited_to_what_is_over(world: World, clock: StoppedClock) -> None:
    with pytest.raises(AlreadyHeld):
        invite(world, coming(world, clock, days=-1))


def test_nobody_is_invited_to_a_locked_meeting(world: World, clock: StoppedClock) -> None:
    meeting = coming(world, clock, days=0)
    with world.acting(SECRETARY) as work:
        meetings.save_sheet(work, meeting, [])
        meetings.lock(work, meeting)
    with pytest.raises(MeetingLocked):
        invite(world, meeting)


def test_a_seat_is_for_somebody_invited(world: World, clock: StoppedClock) -> None:
    stranger = world.members["B"][0].member_id
    with pytest.raises(NotInvited):
        invite(world, coming(world, clock), {stranger: "Hàng 1"})


def test_everybody_of_the_roster_is_told_and_rung_once(world: World, clock: StoppedClock) -> None:
    meeting = coming(world, clock)
    exempt = world.members["A"][0].member_id
    with world.acting("administrator@X1") as work:
        members.exempt(work, exempt, kind=ExemptionKind.EXEMPT, since=date(2026, 1, 1))
    before = rings(world)
    assert invite(world, meeting) == 4
    assert rings(world) - before == 2 * 4
    found = invited(world, meeting)
    assert exempt in {one.member.id for one in found.people}
    assert {one.invitation.invited_as for one in found.people} == {InvitedAs.MEMBER}
    assert invite(world, meeting, {exempt: "Hàng 1"}) == 0
    assert rings(world) - before == 2 * 4
    assert {one.invitation.seat for one in invited(world, meeting).people} == {None, "Hàng 1"}


def test_another_place_is_news_to_everybody(world: World, clock: StoppedClock) -> None:
    meeting = coming(world, clock)
    invite(world, meeting)
    with world.acting(SECRETARY) as work:
        meetings.edit(work, meeting, place="Trường tiểu học")
    newcomer = world.add_member("A")
    assert invite(world, meeting) == 5
    assert newcomer.member_id in {one.member.id for one in invited(world, meeting).people}


@pytest.mark.parametrize(("days", "is_late"), [(2, False), (1, False), (0, True)])
def test_an_invitation_on_the_day_itself_is_late(
    world: World, clock: StoppedClock, days: int, is_late: bool
) -> None:
    meeting = coming(world, clock, days=days)
    assert not invited(world, meeting).is_late
    invite(world, meeting)
    assert invited(world, meeting).is_late is is_late


def test_who_follows_the_cell_is_invited_and_sees_that_meeting(world: World, clock: StoppedClock) -> None:
    first, second = coming(world, clock), coming(world, clock, days=40)
    follower = follow(world, "publisher@T1", clock.now.date() + timedelta(days=1))
    invite(world, first)
    guest = next(one for one in invited(world, first).people if one.member.id == follower)
    assert guest.invitation.invited_as is InvitedAs.FOLLOWER
    with world.acting("publisher@T1") as work:
        upcoming = meetings.next_for_me(work)
        assert upcoming
        assert upcoming.id == first
        assert meetings.reply(work, first, Answer.COMING).answer is Answer.COMING
        with pytest.raises(MeetingNotFound):
            meetings.get(work, second)


def test_only_who_follows_on_that_day_is_invited(world: World, clock: StoppedClock) -> None:
    meeting, today = coming(world, clock), clock.now.date()
    follow(world, "publisher@T1", today + timedelta(days=1))
    later = follow(world, "feedback_officer@T1", today + timedelta(days=8))
    invite(world, meeting)
    assert later not in {one.member.id for one in invited(world, meeting).people}
    with world.acting(BOARD) as work:
        meetings.set_follower(work, "A", member_id=None, valid_from=today + timedelta(days=1))
    assert invite(world, coming(world, clock)) == 4


def test_a_follower_comes_from_elsewhere_and_not_in_the_past(world: World, clock: StoppedClock) -> None:
    today = clock.now.date()
    with pytest.raises(FollowsOwnCell):
        follow(world, SECRETARY, today + timedelta(days=1))
    with pytest.raises(FollowerForThePast):
        follow(world, "publisher@T1", today - timedelta(days=1))


def test_the_history_of_followers_stays(world: World, clock: StoppedClock) -> None:
    since = clock.now.date() + timedelta(days=1)
    follow(world, "publisher@T1", since)
    follow(world, "feedback_officer@T1", since + timedelta(days=30))
    with world.acting(world.members["A"][0], read_only=True) as work:
        rows = meetings.followers_of(work, "A")
    assert [row.valid_from for row, _ in rows] == [since + timedelta(days=30), since]
