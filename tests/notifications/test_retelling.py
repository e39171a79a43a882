"""A directive that changed rings those who had it, in neutral words, and nobody else."""

from __future__ import annotations

from models import DeviceKind, Lane
from notifications import jobs
from notifications.sending import Channels
from services import directives
from services.directives import ReceiptState
from tests.factories import World
from tests.notifications.test_jobs import channels, configured
from tests.providers.fcm import FcmServer
from tests.services.deliveries.chunks import chunk_of, give, published
from tests.services.deliveries.jobs import waiting

__all__ = ["channels", "configured"]


def test_those_who_were_handed_it_or_opened_it_are_rung(
    world: World, channels: Channels, fcm: FcmServer
) -> None:
    handed, opened, neither = world.members["A"][0], world.members["A"][1], world.add_member("A")
    give(world, handed, DeviceKind.FCM_TOKEN, "handed")
    directive_id = published(world, "A")
    chunk_id = chunk_of(world, directive_id)
    jobs.deliver(world.runtime, channels, Lane.PUSH, chunk_id=chunk_id, attempt=1)
    with world.acting(opened) as work:
        directives.confirm(work, directive_id, ReceiptState.READ)
    give(world, opened, DeviceKind.FCM_TOKEN, "opened")
    give(world, neither, DeviceKind.FCM_TOKEN, "neither")
    before = len(fcm.messages)
    with world.acting("publisher@T1") as work:
        directives.withdraw(work, directive_id, reason="Ban hành nhầm.")
    jobs.tell_change(world.runtime, directive_id=str(directive_id))
    assert waiting(world, "notify_push") == [], "who stands in a chunk is rung with it, not once more"
    jobs.retell(world.runtime, channels, Lane.PUSH, chunk_id=chunk_id)
    rung = fcm.messages[before:]
    assert sorted(one.target for one in rung) == ["handed", "opened"]
    assert all("Ban hành nhầm" not in str(one) for one in rung)
    assert "Một văn bản của bạn có thay đổi" in str(rung[0])


def test_what_was_purged_rings_nobody(world: World, channels: Channels, fcm: FcmServer) -> None:
    directive_id = published(world, "A")
    chunk_id = chunk_of(world, directive_id)
    with world.acting("administrator@T1") as work:
        directives.purge(work, directive_id, reason="Có độ mật")
    jobs.tell_change(world.runtime, directive_id=str(directive_id))
    jobs.retell(world.runtime, channels, Lane.PUSH, chunk_id=chunk_id)
    jobs.deliver(world.runtime, channels, Lane.PUSH, chunk_id=chunk_id, attempt=1)
    jobs.fan_out(world.runtime, directive_id=str(directive_id))
    assert fcm.messages == []
