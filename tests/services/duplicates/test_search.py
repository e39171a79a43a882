"""The finder on planted duplicates: precise, complete, and the same in whatever order people were entered."""

from __future__ import annotations

import random
from datetime import date

from sqlalchemy import select

from models import DuplicatePair, DuplicateSearch, Member, PairState
from services import duplicates
from tests.factories import World
from tests.services.duplicates.planted import enter, made_up, search

PEOPLE, DOUBLED = 4_000, 400


def found(world: World) -> dict[frozenset[object], tuple[int, tuple[str, ...]]]:
    with world.system() as work:
        pairs = work.session.scalars(select(DuplicatePair).where(DuplicatePair.state == PairState.OPEN))
        return {
            frozenset((pair.member_id, pair.other_id)): (pair.score, tuple(pair.reasons)) for pair in pairs
        }


def test_planted_duplicates_are_found_and_others_left_alone(world: World) -> None:
    records = made_up(PEOPLE, DOUBLED, seed=7)
    places = enter(world, records)
    search(world)
    pairs = [[records[places[one]].truth for one in pair if one in places] for pair in found(world)]
    pairs = [pair for pair in pairs if len(pair) == 2]
    right = sum(one == other for one, other in pairs)
    assert right / DOUBLED >= 0.93
    assert right / len(pairs) >= 0.995


def test_the_order_of_entry_does_not_matter(world: World) -> None:
    records = made_up(PEOPLE // 4, DOUBLED // 4, seed=11)
    with_savepoints = world.runtime.database
    pictures = []
    for seed in (1, 2):
        shuffled = random.Random(seed).sample(range(len(records)), len(records))  # noqa: S311 - no secret
        with with_savepoints.undone():  # type: ignore[attr-defined] # the shared world's
            places = enter(world, [records[place] for place in shuffled])
            search(world)
            pictures.append(
                {
                    frozenset(shuffled[places[one]] for one in pair): why
                    for pair, why in found(world).items()
                    if pair <= places.keys()
                }
            )
    assert pictures[0] == pictures[1]
    assert len(pictures[0]) > DOUBLED // 5


def test_a_decision_survives_the_next_search_and_what_was_mended_is_forgotten(world: World) -> None:
    records = made_up(300, 60, seed=3)
    enter(world, records)
    search(world)
    first = found(world)
    kept, mended, *_ = sorted(first, key=sorted)
    with world.system() as work:
        pairs = {
            frozenset((pair.member_id, pair.other_id)): pair
            for pair in work.session.scalars(select(DuplicatePair))
        }
        duplicates.decide(work, pairs[kept].id, is_same=False)
        somebody = work.session.get_one(Member, next(iter(mended)))
        somebody.search_name, somebody.birth_date = "hoan toan khac", date(1931, 3, 27)
    search(world)
    assert found(world).keys() == {pair for pair in first if somebody.id not in pair} - {kept}


def test_newcomers_are_compared_with_everybody_each_night(world: World) -> None:
    records = made_up(200, 40, seed=5)
    enter(world, records[:200])
    with world.system() as work:
        everybody = duplicates.search_newcomers(work)
    enter(world, records[200:])
    with world.system() as work:
        newcomers = duplicates.search_newcomers(work)
        assert (newcomers.pairs or 0) >= 30
        assert newcomers.members == (everybody.members or 0) + 40
    with world.system() as work:
        nobody_new = duplicates.search_newcomers(work)
        assert (nobody_new.pairs, nobody_new.candidates) == (0, 0)


def test_a_search_that_is_finished_is_not_made_again(world: World) -> None:
    search(world)
    with world.system() as work:
        done = work.session.scalars(select(DuplicateSearch)).one()
        finished, members = done.finished_at, done.members
    with world.system() as work:
        assert duplicates.carry_out(work, done.id).finished_at == finished
    assert members
