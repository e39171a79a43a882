"""Merging two records and taking it back: a merge undone is as if it had never been."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from core.errors import Forbidden, NotFound
from models import (
    ExemptionKind,
    Member,
    MemberStatus,
    Role,
)
from services import accounts, duplicates, meetings, members
from services.duplicates.errors import (
    BothOnOpenSheet,
    HoldsRoles,
    MergedFurther,
    NotOfThePair,
    OtherOutOfReach,
    PairNotFound,
    UndoExpired,
    UndoneAlready,
)
from services.members import MemberExists
from tests.conftest import StoppedClock
from tests.factories import World
from tests.services.duplicates.merging import dump, figures, held, known, merge, pair_of, two, undo

# What is refused


def test_only_who_administers_both_decides(world: World) -> None:
    one, _, pair = two(world, ("A", "C"))
    for who in ("cell_secretary@A", "organisation_board@X1"):
        with world.acting(who) as work, pytest.raises(PairNotFound):
            duplicates.compare(work, pair)
    for act in (
        lambda work: duplicates.compare(work, pair),
        lambda work: duplicates.decide(work, pair, is_same=False),
        lambda work: duplicates.merge(work, pair, survivor=one.member_id),
    ):
        with world.acting("administrator@X1") as work, pytest.raises(OtherOutOfReach) as refusal:
            act(work)
        assert refusal.value.details == {"place": "Đảng ủy xã Hai"}
    with world.acting("administrator@X1") as work:
        row = duplicates.get(work, pair)
        assert [side.member and side.member.id for side in row.sides] == [one.member_id, None]
    merge(world, pair, one, "administrator@T1")


def test_a_stranger_cannot_be_the_survivor(world: World) -> None:
    one, _, pair = two(world)
    stranger = world.members["A"][0]
    with pytest.raises(NotOfThePair):
        merge(world, pair, stranger)
    with pytest.raises(NotOfThePair):
        merge(world, pair, one, phone=stranger.member_id)


def test_roles_are_never_handed_on(world: World) -> None:
    one, other, pair = two(world)
    with world.system() as work:
        accounts.grant_role(work, other.member_id, role=Role.PUBLISHER, organisation="B")
    with pytest.raises(HoldsRoles):
        merge(world, pair, one)
    merge(world, pair, other)


def test_an_open_sheet_with_both_is_locked_first(world: World) -> None:
    one, other, pair = two(world, ("A", "A"))
    meeting = held(world)
    with pytest.raises(BothOnOpenSheet, match="both_on_open_sheet"):
        merge(world, pair, one)
    with world.acting("cell_secretary@A") as work:
        meetings.lock(work, meeting)
    before = figures(world, meeting)
    merge(world, pair, one)
    assert figures(world, meeting) == before, "the record of a meeting stays as it was locked"
    assert other


def test_what_is_merged_is_settled(world: World, clock: StoppedClock) -> None:
    one, other, pair = two(world)
    merge_id = merge(world, pair, one)
    with world.acting("administrator@X1") as work, pytest.raises(PairNotFound):
        duplicates.decide(work, pair, is_same=True)
    undo(world, merge_id)
    with pytest.raises(UndoneAlready):
        undo(world, merge_id)
    again = merge(world, pair, other)
    clock.advance(timedelta(days=90))
    with pytest.raises(UndoExpired):
        undo(world, again)


def test_an_undo_needs_both_places(world: World) -> None:
    one, _, pair = two(world, ("A", "C"))
    merge_id = merge(world, pair, one, "administrator@T1")
    with pytest.raises(NotFound):
        undo(world, merge_id, "cell_secretary@A")
    with pytest.raises(Forbidden):
        undo(world, merge_id, "administrator@X1")
    undo(world, merge_id, "administrator@T1")


def test_merges_are_undone_in_turn(world: World) -> None:
    one, other, pair = two(world)
    third = world.add_member("A", "Phạm Thị Mai")
    second_pair = pair_of(world, one, third)
    before = dump(world, one, other, third)
    first, second = merge(world, pair, one), merge(world, second_pair, third)
    with pytest.raises(MergedFurther):
        undo(world, first)
    undo(world, second)
    undo(world, first)
    assert dump(world, one, other, third) == before


def test_a_number_given_away_since_is_in_the_way(world: World) -> None:
    one, other, pair = two(world)
    merge_id = merge(world, pair, one)
    somebody = world.members["A"][0]
    with world.acting("administrator@X1") as work:
        members.correct(
            work, work.session.get_one(Member, somebody.member_id), {"card_number": other.card_number}
        )
    with pytest.raises(MemberExists):
        undo(world, merge_id)


# What happens


def test_the_record_that_goes_is_nowhere_and_its_numbers_are_free(world: World) -> None:
    one, other, pair = two(world)
    world.activate(other)
    merge(world, pair, one, phone=other.member_id)
    with world.acting("administrator@X1") as work:
        with pytest.raises(NotFound):
            members.get(work, other.member_id)
        survivor = members.get(work, one.member_id)
        assert work.vault.open_optional(survivor.member.phone_sealed) == "+84" + other.login[1:]
        gone = work.session.get_one(Member, other.member_id)
        assert (gone.status, gone.card_number, gone.phone_index) == (MemberStatus.MERGED, None, None)
        assert accounts.activated_among(work, [one.member_id]) == {one.member_id}


def test_a_second_account_is_closed(world: World) -> None:
    one, other, pair = two(world)
    world.activate(one)
    token = world.activate(other)
    merge_id = merge(world, pair, one)
    assert not known(world, token)
    undo(world, merge_id)
    assert known(world, token)


def test_the_time_before_the_survivors_is_theirs_too(world: World) -> None:
    one = world.add_member("A", "Phạm Thị Mai", since=date(2020, 1, 1))
    other = world.add_member("B", "Phạm Thị Mai", since=date(2010, 1, 1))
    merge(world, pair_of(world, one, other), one)
    with world.system() as work:
        stays = work.session.execute(
            text("""SELECT o.code, m.valid_from, m.valid_to FROM membership m
                      JOIN organisation o ON o.id = organisation_id WHERE member_id = :one ORDER BY 2"""),
            {"one": one.member_id},
        ).all()
    assert [tuple(stay) for stay in stays] == [
        ("B", date(2010, 1, 1), date(2020, 1, 1)),
        ("A", date(2020, 1, 1), None),
    ]


def test_what_the_survivor_did_since_stays_and_is_told(world: World) -> None:
    one, other, pair = two(world)
    merge_id = merge(world, pair, one, phone=other.member_id)
    with world.acting("administrator@X1") as work:
        members.exempt(work, one.member_id, kind=ExemptionKind.EXEMPT, since=date(2026, 11, 1))
        members.correct(work, work.session.get_one(Member, one.member_id), {"phone": "+84388123456"})
    report = undo(world, merge_id)
    assert report.kept_fields == ["phone_index", "phone_sealed"]
    assert report.acts_since == {"member.exempted": 1}
    after = dump(world, one)
    assert len(after["exemption.member_id"]) == 1
    with world.system() as work:
        survivor = work.session.get_one(Member, one.member_id)
        assert work.vault.open_optional(survivor.phone_sealed) == "+84388123456"


def test_everything_that_an_undo_needs_is_erased_in_time(world: World, clock: StoppedClock) -> None:
    one, _, pair = two(world)
    merge_id = merge(world, pair, one)
    for days, erased in ((89, 0), (1, 1), (1, 0)):
        clock.advance(timedelta(days=days))
        with world.system() as work:
            assert duplicates.forget_expired(work) == erased
    with world.system() as work:
        sealed = text("SELECT sealed FROM member_merge WHERE id = :id")
        assert work.session.scalar(sealed, {"id": merge_id}) is None
