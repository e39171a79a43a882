"""A reminder to read rings those who still owe it when it is sent, and nobody else."""

from __future__ import annotations

import pytest

from models import DeviceKind, Lane
from notifications import jobs
from notifications.sending import Channels
from services import directives
from tests.conftest import StoppedClock
from tests.factories import World
from tests.notifications.test_jobs import channels, configured
from tests.providers.fcm import FcmServer
from tests.services.deliveries.chunks import give
from tests.services.reading_ladder.climbing import MORNING, after, asking, read

__all__ = ["channels", "configured"]


@pytest.fixture(autouse=True)
def _in_the_morning(world: World, clock: StoppedClock) -> None:
    assert world.staff
    clock.now = MORNING


def test_only_those_who_have_not_read_are_rung(
    world: World, clock: StoppedClock, channels: Channels, fcm: FcmServer
) -> None:
    reader, late, missing = *world.members["A"][:2], world.add_member("A")
    for person, value in ((reader, "reader"), (late, "late"), (missing, "missing")):
        give(world, person, DeviceKind.FCM_TOKEN, value)
    directive_id, chunk_id = asking(world)
    read(world, reader, directive_id)
    assert after(world, clock, 48) == (1, 0)
    read(world, late, directive_id)  # between the step and its job
    jobs.remind(world.runtime, channels, Lane.PUSH, chunk_id=chunk_id)
    assert [one.target for one in fcm.messages] == ["missing"]
    assert directive_id.hex in str(fcm.messages[0])
    with world.acting("publisher@T1") as work:
        directives.withdraw(work, directive_id, reason="Ban hành nhầm.")
    jobs.remind(world.runtime, channels, Lane.PUSH, chunk_id=chunk_id)
    assert len(fcm.messages) == 1
