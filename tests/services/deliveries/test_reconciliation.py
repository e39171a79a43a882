"""What nobody has in hand is found; what somebody has is left alone."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import text

from models import DeviceKind, Lane, Urgency
from services import deliveries
from tests.factories import World
from tests.services.deliveries.chunks import ACCEPTED, DEFERRED, begun, chunk_of, finished, give, published
from tests.services.deliveries.jobs import waiting


@pytest.fixture
def directive(world: World) -> UUID:
    """Published to one cell with a phone and a chat."""
    person = world.members["A"][0]
    give(world, person, DeviceKind.FCM_TOKEN, "phone")
    give(world, person, DeviceKind.TELEGRAM, "1001")
    return published(world, "A")


def lose_jobs(world: World) -> None:
    """As if an administrator had emptied the queue, or the jobs had failed for the last time."""
    with world.system() as work:
        work.session.execute(text("DELETE FROM procrastinate_jobs"))


def reconciled(world: World) -> int:
    with world.system() as work:
        return deliveries.reconcile(work)


def test_an_audience_that_nobody_cuts_is_taken_up(world: World, directive: UUID) -> None:
    assert reconciled(world) == 0, "its job waits"
    lose_jobs(world)

    assert reconciled(world) == 1
    assert waiting(world, "fan_out")[0].arguments == {"directive_id": str(directive)}
    assert reconciled(world) == 0, "now it is in hand"


def test_a_chunk_that_nobody_sends_is_taken_up_in_each_open_lane(world: World, directive: UUID) -> None:
    chunk_id = chunk_of(world, directive)
    assert reconciled(world) == 0
    finished(world, begun(world, chunk_id, lane=Lane.CHAT))
    lose_jobs(world)

    assert reconciled(world) == 2, "the audience, which has not been cut to its end, and one lane"
    [job] = waiting(world, "deliver_push")
    assert job.arguments == {"chunk_id": chunk_id, "attempt": 1}
    assert waiting(world, "deliver_chat") == []


def test_a_lost_attempt_is_the_next_one(world: World, directive: UUID) -> None:
    chunk_id = chunk_of(world, directive)
    finished(world, begun(world, chunk_id), phone=DEFERRED)
    lose_jobs(world)
    reconciled(world)

    [job] = waiting(world, "deliver_push")
    assert job.arguments == {"chunk_id": chunk_id, "attempt": 2}


def test_what_is_done_stays_done(world: World, directive: UUID) -> None:
    chunk_id = chunk_of(world, directive)
    for lane in Lane:
        finished(world, begun(world, chunk_id, lane=lane), phone=ACCEPTED)
    with world.system() as work:
        assert deliveries.expand_next(work, directive) is None
    lose_jobs(world)

    assert reconciled(world) == 0


def test_what_lay_for_days_is_not_rung_about(world: World, directive: UUID) -> None:
    chunk_of(world, directive)
    lose_jobs(world)
    with world.system() as work:
        work.session.execute(text("UPDATE directive SET published_at = published_at - interval '3 days'"))

    assert reconciled(world) == 0


def test_urgent_ones_stay_urgent(world: World, directive: UUID) -> None:
    chunk_of(world, directive)
    lose_jobs(world)
    with world.system() as work:
        work.session.execute(text("UPDATE directive SET urgency = :word"), {"word": Urgency.EXPRESS.value})
    reconciled(world)

    with world.system() as work:
        queues = set(work.session.scalars(text("SELECT queue_name FROM procrastinate_jobs")))
    assert queues == {"urgent", "chat"}
