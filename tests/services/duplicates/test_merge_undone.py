"""A merge undone is as if it had never been, whatever happened to the two records before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from models import DeviceKind, ExemptionKind, FeedbackKind, FeedbackLevel, PositionKind
from services import devices, duplicates, feedback, meetings, members
from tests.factories import Person, World
from tests.services.duplicates.merging import dump, held, merge, two, undo


def signed_in(world: World, person: Person) -> None:
    world.activate(person)


def has_a_phone(world: World, person: Person) -> None:
    with world.acting(person) as work:
        devices.register(work, kind=DeviceKind.FCM_ID, value=str(person.member_id))


def raised_a_matter(world: World, person: Person) -> None:
    with world.acting(person) as work:
        feedback.submit(work, kind=FeedbackKind.REPORT, level=FeedbackLevel.CELL, text="Đường hỏng")


def was_exempt(world: World, person: Person) -> None:
    since, until = date(2026, 1, 1), date(2026, 6, 1)
    with world.system() as work:
        members.exempt(
            work, person.member_id, kind=ExemptionKind.TEMPORARILY_EXEMPT, since=since, until=until
        )


def held_an_office(world: World, person: Person) -> None:
    with world.system() as work:
        members.appoint(
            work,
            person.member_id,
            organisation=person.cell,
            kind=PositionKind.SECRETARY,
            since=date(2024, 1, 1),
        )


def attended_elsewhere(world: World, person: Person) -> None:
    since, until = date(2025, 1, 1), date(2025, 6, 1)
    with world.system() as work:
        members.attach_temporarily(work, person.member_id, cell="C", since=since, until=until)


def moved_next_door(world: World, person: Person) -> None:
    target = "B" if person.cell == "A" else "A"
    with world.system() as work:
        members.transfer(work, person.member_id, to=target, since=date(2023, 1, 1))


HAPPENINGS: tuple[Callable[[World, Person], None], ...] = (
    signed_in,
    has_a_phone,
    raised_a_matter,
    was_exempt,
    held_an_office,
    attended_elsewhere,
    moved_next_door,
)
SUBSETS = st.sets(st.sampled_from(range(len(HAPPENINGS))))


@with_settings(
    max_examples=15,
    deadline=None,
    # Every example writes to the database: to shrink a failure costs minutes and tells little more.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    first=SUBSETS,
    second=SUBSETS,
    meets=st.booleans(),
    keeps_first=st.booleans(),
    chosen=st.sets(st.sampled_from(duplicates.FIELDS)),
)
def test_a_merge_undone_never_was(
    world: World, first: set[int], second: set[int], meets: bool, keeps_first: bool, chosen: set[str]
) -> None:
    with world.runtime.database.undone():  # type: ignore[attr-defined] # the shared world's
        one, other, pair = two(world)
        for person, happened in ((one, first), (other, second)):
            for place in sorted(happened):
                HAPPENINGS[place](world, person)
        if meets:
            meeting = held(world)
            with world.acting("cell_secretary@A") as work:
                meetings.lock(work, meeting)
        before = dump(world, one, other)
        survivor, gone = (one, other) if keeps_first else (other, one)
        merge_id = merge(world, pair, survivor, **dict.fromkeys(chosen, gone.member_id))
        assert dump(world, one, other) != before
        undo(world, merge_id)
        assert dump(world, one, other) == before
