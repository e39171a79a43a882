"""A notice to one member: each device rings until it is reached, and no other rings with it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from models import DeviceKind, Lane
from services import deliveries
from services.deliveries import Outcome, Ring
from services.deliveries.rules import MAX_ATTEMPTS
from tests.factories import Person, World
from tests.services.deliveries.chunks import ACCEPTED, DEAD, DEFERRED, addresses, give
from tests.services.deliveries.jobs import waiting

SUBJECT = uuid4()


@pytest.fixture
def person(world: World) -> Person:
    """A member with two phones and a chat."""
    somebody = world.members["A"][0]
    give(world, somebody, DeviceKind.FCM_TOKEN, "phone")
    give(world, somebody, DeviceKind.FCM_ID, "tablet")
    give(world, somebody, DeviceKind.TELEGRAM, "1001")
    return somebody


def concluded(world: World, ring: Ring, **said: Outcome) -> None:
    with world.system() as work:
        targets = deliveries.targets_of(work, ring)
        deliveries.conclude(work, ring, [(target, said.get(target.value, ACCEPTED)) for target in targets])


def test_what_is_reached_is_not_rung_again(world: World, person: Person) -> None:
    concluded(world, Ring(person.member_id, Lane.PUSH, "feedback", SUBJECT))

    assert waiting(world, "notify_push") == []


def test_after_the_last_attempt_nothing_more_is_tried(world: World, person: Person) -> None:
    ring = Ring(person.member_id, Lane.PUSH, "feedback", SUBJECT, attempt=MAX_ATTEMPTS)
    concluded(world, ring, phone=DEFERRED)

    assert waiting(world, "notify_push") == []


def test_a_dead_device_is_buried(world: World, person: Person) -> None:
    ring = Ring(person.member_id, Lane.PUSH, "feedback", SUBJECT)
    concluded(world, ring, phone=DEAD)

    with world.system() as work:
        assert addresses(deliveries.targets_of(work, ring)) == {"tablet"}
    assert waiting(world, "notify_push") == []


def test_only_the_device_that_was_deferred_rings_again(world: World, person: Person) -> None:
    concluded(world, Ring(person.member_id, Lane.PUSH, "feedback", SUBJECT), tablet=DEFERRED)

    [retry] = waiting(world, "notify_push")
    assert retry.arguments["attempt"] == 2
    assert retry.not_before == world.runtime.clock() + timedelta(seconds=2)
    with world.system() as work:
        device_id = retry.arguments["device_id"]
        again = Ring(person.member_id, Lane.PUSH, "feedback", SUBJECT, attempt=2, device_id=device_id)
        assert addresses(deliveries.targets_of(work, again)) == {"tablet"}


def test_push_and_chat_wait_in_queues_of_their_own(world: World, person: Person) -> None:
    with world.system() as work:
        deliveries.notify(work, person.member_id, kind="feedback", subject_id=SUBJECT)

    arguments = {
        "member_id": str(person.member_id),
        "kind": "feedback",
        "subject_id": str(SUBJECT),
        "attempt": 1,
    }
    [push], [chat] = waiting(world, "notify_push"), waiting(world, "notify_chat")
    assert (push.queue, push.arguments) == ("push", arguments)
    assert (chat.queue, chat.arguments) == ("chat", arguments)
    with world.system() as work:
        rings = [Ring(person.member_id, lane, "feedback", SUBJECT) for lane in Lane]
        assert [addresses(deliveries.targets_of(work, ring)) for ring in rings] == [
            {"phone", "tablet"},
            {"1001"},
        ]
