"""A question is put, answered by hands or ballots, and closed for good."""

from __future__ import annotations

from uuid import UUID

import pytest

from core.errors import Forbidden
from models import AttendanceStatus, Choice, VoteMethod, VoteRule
from services import meetings
from services.meetings import AttendanceRow, Exclusion, Hands, MeetingNotFound, VoteDetail
from services.meetings.errors import (
    MeetingLocked,
    MoreThanEligible,
    NotEligible,
    NothingRecorded,
    NotOnTheRoster,
    VoteByHand,
    VoteClosed,
    VoteNotFound,
)
from tests.factories import Person, World
from tests.web.material import planned

SECRETARY = "cell_secretary@A"
HALF = VoteRule.MORE_THAN_HALF


def held(world: World) -> UUID:
    """A meeting of cell A with everybody present."""
    meeting = planned(world)
    with world.acting(SECRETARY) as work:
        rows = meetings.read_sheet(work, meeting).rows
        meetings.save_sheet(
            work, meeting, [AttendanceRow(row.member.id, AttendanceStatus.PRESENT) for row in rows]
        )
    return meeting


def ask(
    world: World, meeting: UUID, method: VoteMethod = VoteMethod.BALLOTS, hands: Hands | None = None
) -> UUID:
    with world.acting(SECRETARY) as work:
        return meetings.open_vote(
            work, meeting, question="Thông qua nghị quyết", rule=HALF, method=method, hands=hands
        ).id


def choose(world: World, vote: UUID, who: Person, choice: Choice) -> None:
    with world.acting(who) as work:
        meetings.cast(work, vote, choice)


def look(world: World, vote: UUID, who: Person | str = SECRETARY) -> VoteDetail:
    with world.acting(who) as work:
        return meetings.vote_detail(work, vote)


def test_only_who_keeps_the_record_puts_and_closes_questions(world: World) -> None:
    meeting = held(world)
    for who, refusal in (
        (world.members["A"][0], Forbidden),
        ("organisation_board@X1", Forbidden),
        (world.members["C"][0], MeetingNotFound),
    ):
        with world.acting(who) as work, pytest.raises(refusal):
            meetings.open_vote(work, meeting, question="?", rule=HALF, method=VoteMethod.HAND)
    vote = ask(world, meeting)
    with world.acting(world.members["A"][0]) as work, pytest.raises(Forbidden):
        meetings.close_vote(work, vote)
    with world.acting(world.members["C"][0]) as work, pytest.raises(VoteNotFound):
        meetings.cast(work, vote, Choice.YES)


def test_without_attendance_nobody_knows_who_decides(world: World) -> None:
    meeting = planned(world)
    with pytest.raises(NothingRecorded):
        ask(world, meeting)


def test_ballots_may_change_until_the_vote_is_closed(world: World) -> None:
    one, other, *_ = world.members["A"]
    vote = ask(world, held(world))
    choose(world, vote, one, Choice.NO)
    choose(world, vote, one, Choice.YES)
    choose(world, vote, other, Choice.ABSTAIN)
    found = look(world, vote, one)
    assert (found.hands, found.mine, found.passed) == (Hands(1, 0, 1), Choice.YES, None)
    with world.acting(SECRETARY) as work:
        meetings.close_vote(work, vote)
    with pytest.raises(VoteClosed):
        choose(world, vote, one, Choice.NO)
    with world.acting(SECRETARY) as work, pytest.raises(VoteClosed):
        meetings.close_vote(work, vote)
    closed = look(world, vote)
    assert (closed.hands, closed.passed) == (Hands(1, 0, 1), closed.eligible < 2 * 1)


def test_hands_are_counted_by_who_keeps_the_record(world: World) -> None:
    meeting = held(world)
    eligible = look(world, ask(world, meeting)).eligible
    with pytest.raises(MoreThanEligible):
        ask(world, meeting, VoteMethod.HAND, Hands(eligible, 1, 0))
    carried = ask(world, meeting, VoteMethod.HAND, Hands(eligible, 0, 0))
    assert look(world, carried).passed is True
    by_hand = ask(world, meeting, VoteMethod.HAND)
    with pytest.raises(VoteByHand):
        choose(world, by_hand, world.members["A"][0], Choice.YES)
    with world.acting(SECRETARY) as work, pytest.raises(VoteByHand):
        meetings.close_vote(work, by_hand)


def test_a_result_stays_when_the_sheet_changes(world: World) -> None:
    meeting, somebody = held(world), world.members["A"][0]
    vote = ask(world, meeting, VoteMethod.HAND, Hands(1, 0, 0))
    before = look(world, vote).eligible
    with world.acting(SECRETARY) as work:
        excused = AttendanceRow(somebody.member_id, AttendanceStatus.ABSENT_EXCUSED, "illness")
        meetings.save_sheet(work, meeting, [excused])
    assert look(world, vote).eligible == before
    later = ask(world, meeting)
    found = look(world, later)
    assert (found.eligible, found.electorate.excluded[Exclusion.ABSENT_EXCUSED]) == (before - 1, 1)
    with pytest.raises(NotEligible):
        choose(world, later, somebody, Choice.YES)


def test_a_reserved_opinion_is_recorded_with_the_decision(world: World) -> None:
    meeting, (one, other, *_) = held(world), world.members["A"]
    vote = ask(world, meeting, VoteMethod.HAND, Hands(1, 0, 0))
    with world.acting(one) as work:
        meetings.reserve_opinion(work, vote, text="Đề nghị cân nhắc thời hạn")
        with pytest.raises(Forbidden):
            meetings.reserve_opinion(work, vote, text="Thay lời", member_id=other.member_id)
    with world.acting(SECRETARY) as work:
        meetings.reserve_opinion(work, vote, text="Không đồng ý", member_id=other.member_id)
        with pytest.raises(NotOnTheRoster):
            meetings.reserve_opinion(work, vote, text="?", member_id=world.members["C"][0].member_id)
    texts = {member.id: opinion.text for opinion, member in look(world, vote).reserved}
    assert texts == {one.member_id: "Đề nghị cân nhắc thời hạn", other.member_id: "Không đồng ý"}


def test_who_was_marked_absent_after_voting_does_not_count(world: World) -> None:
    meeting, (one, other, *_) = held(world), world.members["A"]
    vote = ask(world, meeting)
    choose(world, vote, one, Choice.YES)
    choose(world, vote, other, Choice.YES)
    with world.acting(SECRETARY) as work:
        excused = AttendanceRow(one.member_id, AttendanceStatus.ABSENT_EXCUSED, "illness")
        meetings.save_sheet(work, meeting, [excused])
        meetings.close_vote(work, vote)
    assert look(world, vote).hands == Hands(1, 0, 0)


def test_a_locked_record_takes_no_more(world: World) -> None:
    meeting, somebody = held(world), world.members["A"][0]
    vote = ask(world, meeting)
    with world.acting(SECRETARY) as work:
        meetings.lock(work, meeting)
    with pytest.raises(MeetingLocked):
        ask(world, meeting)
    with world.acting(SECRETARY) as work, pytest.raises(MeetingLocked):
        meetings.close_vote(work, vote)
    with world.acting(somebody) as work, pytest.raises(MeetingLocked):
        meetings.cast(work, vote, Choice.YES)
    with world.acting(somebody) as work, pytest.raises(MeetingLocked):
        meetings.reserve_opinion(work, vote, text="Muộn")
