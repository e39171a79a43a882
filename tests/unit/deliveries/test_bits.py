"""The bits of a chunk against plain sets, and counts against plain loops."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from services.deliveries.rules import (
    Verdict,
    count_by_cell,
    no_bits,
    settled,
    with_bits,
    without_bits,
)

LENGTH = 20
places = st.integers(0, LENGTH - 1)
sets = st.sets(places)
verdicts = st.lists(st.tuples(places, st.sampled_from(Verdict)), max_size=30)


def bits(indexes: set[int]) -> bytes:
    return with_bits(no_bits(LENGTH), indexes)


def members(data: bytes) -> set[int]:
    return {index for index in range(8 * len(data)) if data[index // 8] >> (index % 8) & 1}


@given(sets)
def test_bits_are_a_set(indexes: set[int]) -> None:
    assert members(bits(indexes)) == indexes
    assert len(bits(indexes)) == len(no_bits(LENGTH))


@given(sets, sets)
def test_setting_and_taking_away_are_union_and_difference(left: set[int], right: set[int]) -> None:
    assert members(with_bits(bits(left), right)) == left | right
    assert members(without_bits(bits(left), bits(right))) == left - right


@given(st.lists(st.integers(0, 9), max_size=12), st.data())
def test_counting_by_cell_is_counting_in_a_loop(sizes: list[int], data: st.DataObject) -> None:
    length = sum(sizes)
    marked = data.draw(st.sets(st.integers(0, length - 1))) if length else set()
    counted = count_by_cell(with_bits(no_bits(length), marked), sizes)

    starts = [sum(sizes[:index]) for index in range(len(sizes))]
    assert counted == [
        sum(1 for place in marked if start <= place < start + size)
        for start, size in zip(starts, sizes, strict=True)
    ]


def naive(
    reached: set[int], refused: set[int], found: list[tuple[int, Verdict]], *, gives_up: bool
) -> tuple[set[int], set[int]]:
    """The rule of ``settled`` person by person."""
    new_reached, new_refused = set(reached), set(refused)
    for person in range(LENGTH):
        said = [verdict for place, verdict in found if place == person]
        if gives_up:
            said = [Verdict.REFUSED if verdict is Verdict.DEFERRED else verdict for verdict in said]
        if person in reached or Verdict.ACCEPTED in said:
            new_reached.add(person)
            new_refused.discard(person)
        elif Verdict.DEFERRED in said:
            new_refused.discard(person)
        elif Verdict.REFUSED in said:
            new_refused.add(person)
    return new_reached, new_refused


@given(sets, sets, verdicts, st.booleans())
def test_a_recipient_is_settled_as_person_by_person(
    reached: set[int], refused: set[int], found: list[tuple[int, Verdict]], gives_up: bool
) -> None:
    got = settled(bits(reached), bits(refused - reached), found, gives_up=gives_up)

    assert (members(got[0]), members(got[1])) == naive(reached, refused - reached, found, gives_up=gives_up)


@given(sets, verdicts, verdicts)
def test_nobody_is_both_reached_and_refused_nor_ever_lost_again(
    reached: set[int], first: list[tuple[int, Verdict]], second: list[tuple[int, Verdict]]
) -> None:
    once = settled(bits(reached), no_bits(LENGTH), first, gives_up=False)
    twice = settled(*once, second, gives_up=True)

    assert not members(twice[0]) & members(twice[1])
    assert reached <= members(once[0]) <= members(twice[0])


@given(sets, sets, verdicts, st.booleans())
def test_the_same_answers_twice_change_nothing_more(
    reached: set[int], refused: set[int], found: list[tuple[int, Verdict]], gives_up: bool
) -> None:
    once = settled(bits(reached), bits(refused - reached), found, gives_up=gives_up)

    assert settled(*once, found, gives_up=gives_up) == once
