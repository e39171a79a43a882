"""Attempts at a chunk: never too many, never too few, whoever dies in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from models import Device, DeviceKind, Lane, Refusal
from services import deliveries
from services.deliveries.rules import MAX_ATTEMPTS
from tests.factories import World
from tests.services.deliveries.chunks import (
    DEAD,
    DEFERRED,
    REFUSED,
    addresses,
    begun,
    chunk_of,
    counted,
    finished,
    give,
    published,
)
from tests.services.deliveries.jobs import waiting


@pytest.fixture
def rung(world: World) -> World:
    """Two members of cell A with a phone, one of them with a browser and a chat besides."""
    first, second = world.members["A"][:2]
    give(world, first, DeviceKind.FCM_TOKEN, "phone")
    give(world, first, DeviceKind.WEBPUSH, "browser")
    give(world, first, DeviceKind.TELEGRAM, "1001")
    give(world, second, DeviceKind.FCM_ID, "installation")
    return world


def test_an_attempt_that_was_finished_is_not_made_again(rung: World) -> None:
    chunk_id = chunk_of(rung, published(rung, "A"))
    finished(rung, begun(rung, chunk_id), phone=DEFERRED)

    with rung.system() as work:
        assert deliveries.begin(work, chunk_id, Lane.PUSH, 1) is None


def test_a_lane_that_is_done_is_done(rung: World) -> None:
    chunk_id = chunk_of(rung, published(rung, "A"))
    finished(rung, begun(rung, chunk_id))

    with rung.system() as work:
        assert deliveries.begin(work, chunk_id, Lane.PUSH, 2) is None
    assert waiting(rung, "deliver_push")[1:] == []


def test_a_refusal_is_counted_once_however_many_devices_refuse(rung: World) -> None:
    directive_id = published(rung, "A")
    finished(rung, begun(rung, chunk_of(rung, directive_id)), phone=REFUSED, browser=REFUSED)

    assert counted(rung, directive_id) == (1, 1)


def test_who_is_reached_by_one_device_is_not_refused_by_another(rung: World) -> None:
    directive_id = published(rung, "A")
    finished(rung, begun(rung, chunk_of(rung, directive_id)), phone=REFUSED)

    assert counted(rung, directive_id) == (2, 0)


def test_a_chat_makes_good_what_push_was_refused(rung: World) -> None:
    directive_id = published(rung, "A")
    chunk_id = chunk_of(rung, directive_id)
    finished(rung, begun(rung, chunk_id), phone=REFUSED, browser=REFUSED)
    finished(rung, begun(rung, chunk_id, lane=Lane.CHAT))

    assert counted(rung, directive_id) == (2, 0)


def test_a_dead_device_is_buried_with_its_cause(rung: World) -> None:
    finished(rung, begun(rung, chunk_of(rung, published(rung, "A"))), phone=DEAD)

    with rung.system() as work:
        device = work.session.scalars(select(Device).where(Device.value == "phone")).one()
    assert (device.removed_at, device.removal_cause) == (rung.runtime.clock(), "gone")
    again = begun(rung, chunk_of(rung, published(rung, "A", symbol="13-HD/TU")))
    assert addresses(again.targets) == {"browser", "installation"}


def test_after_a_death_in_the_middle_the_whole_chunk_is_called_again(rung: World) -> None:
    directive_id = published(rung, "A")
    chunk_id = chunk_of(rung, directive_id)
    lost = begun(rung, chunk_id)
    again = begun(rung, chunk_id)

    assert addresses(again.targets) == addresses(lost.targets) == {"phone", "browser", "installation"}
    finished(rung, again)
    assert counted(rung, directive_id) == (2, 0)


def test_of_two_workers_at_the_same_attempt_the_first_to_finish_counts(rung: World) -> None:
    directive_id = published(rung, "A")
    chunk_id = chunk_of(rung, directive_id)
    thought_dead, other = begun(rung, chunk_id), begun(rung, chunk_id)
    finished(rung, other, phone=DEFERRED)
    finished(rung, thought_dead, phone=DEFERRED, installation=REFUSED)

    assert counted(rung, directive_id) == (2, 0)
    assert [job.arguments["attempt"] for job in waiting(rung, "deliver_push")] == [1, 2]


def test_only_what_was_deferred_is_called_again(rung: World) -> None:
    directive_id = published(rung, "A")
    chunk_id = chunk_of(rung, directive_id)
    finished(rung, begun(rung, chunk_id), installation=DEFERRED, browser=REFUSED)
    second = begun(rung, chunk_id, attempt=2)

    assert addresses(second.targets) == {"installation"}
    assert counted(rung, directive_id) == (1, 0)
    finished(rung, second)
    assert counted(rung, directive_id) == (2, 0)
    with rung.system() as work:
        causes = work.session.scalars(select(Refusal.cause).where(Refusal.directive_id == directive_id))
        assert causes.all() == ["not_for_you"]


def test_the_next_attempt_waits_as_long_as_the_provider_asks(rung: World) -> None:
    busy = replace(DEFERRED, retry_after=timedelta(minutes=7))
    finished(rung, begun(rung, chunk_of(rung, published(rung, "A"))), phone=busy, browser=DEFERRED)

    retry = waiting(rung, "deliver_push")[-1]
    assert retry.arguments["attempt"] == 2
    assert retry.not_before == rung.runtime.clock() + timedelta(minutes=7)


def test_after_the_last_attempt_what_is_deferred_is_refused(rung: World) -> None:
    directive_id = published(rung, "A")
    chunk_id = chunk_of(rung, directive_id)
    for attempt in range(1, MAX_ATTEMPTS + 1):
        assert counted(rung, directive_id) == (0 if attempt == 1 else 1, 0)
        finished(rung, begun(rung, chunk_id, attempt), installation=DEFERRED)

    assert counted(rung, directive_id) == (1, 1)
    assert len(waiting(rung, "deliver_push")) == MAX_ATTEMPTS


def test_each_lane_calls_its_own_kinds(rung: World) -> None:
    chunk_id = chunk_of(rung, published(rung, "A"))

    assert addresses(begun(rung, chunk_id).targets) == {"phone", "browser", "installation"}
    assert addresses(begun(rung, chunk_id, lane=Lane.CHAT).targets) == {"1001"}
    assert [job.queue for job in waiting(rung, "deliver_chat")] == ["chat"]


def test_an_accepted_notice_leaves_no_row_behind(rung: World) -> None:
    finished(rung, begun(rung, chunk_of(rung, published(rung, "A"))))

    with rung.system() as work:
        assert work.session.scalars(select(Refusal)).all() == []
