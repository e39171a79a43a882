"""Several workers on one send, some killed, a provider that fails: nobody is lost or rung about twice.

The large version, which kills PostgreSQL too, is ``python -m bench.faults``.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

from sqlalchemy import text

from models import Device, DeviceKind
from tests.notifications.country import CELLS, DELIVERING, IMPATIENT, Country
from tests.notifications.worker_process import WorkerProcess

FCM = (DeviceKind.FCM_TOKEN, DeviceKind.FCM_ID)
ERRORS = ("UNAVAILABLE", "INTERNAL", "QUOTA_EXCEEDED")


def let_some_fail(country: Country, devices: Sequence[Device], chance: random.Random) -> None:
    """One phone in ten gets an error the first time or the first two."""
    for device in devices:
        if device.kind is DeviceKind.FCM_TOKEN and chance.random() < 0.1:
            country.fcm.answer(
                device.value, chance.choice(ERRORS), times=chance.choice((1, 2)), retry_after=1
            )


def assert_everybody_was_rung_about_one_notice(country: Country, directive_id: UUID) -> None:
    assert country.calls().keys() == {device.value for device in country.devices(*CELLS)}
    tags = {message.payload["android"]["notification"]["tag"] for message in country.fcm.messages}
    assert tags == {directive_id.hex}  # a phone shows one notice per tag
    for cell, reach in country.reach(directive_id).items():
        members = {device.member_id for device in country.devices(cell)}
        assert (reach.handed_over, reach.refused) == (len(members), 0)


def test_whoever_is_killed_and_whatever_fails_everybody_is_rung(country: Country, tmp_path: Path) -> None:
    chance = random.Random(20261122)  # noqa: S311 - nothing secret
    let_some_fail(country, country.devices(*CELLS), chance)
    country.fcm.delay = 0.05
    with ExitStack() as stack:
        workers = [
            stack.enter_context(
                WorkerProcess(country.environment(**IMPATIENT), tmp_path / f"{number}", *DELIVERING)
            )
            for number in range(2)
        ]
        directive_id = country.publish(*CELLS)
        phones = sum(device.kind in FCM for device in country.devices(*CELLS))
        for round_ in range(2):
            more = len(country.fcm.messages) + chance.randrange(1, 200)
            country.fcm.wait_for(min(more, phones), timeout=30)
            workers.pop(chance.randrange(2)).kill()
            log = tmp_path / f"again-{round_}"
            workers.append(
                stack.enter_context(WorkerProcess(country.environment(**IMPATIENT), log, *DELIVERING))
            )
        country.wait_until_delivered(directive_id)

    assert_everybody_was_rung_about_one_notice(country, directive_id)


def test_of_several_workers_one_is_cut_off_and_the_rest_finish(country: Country, tmp_path: Path) -> None:
    country.fcm.delay = 0.05
    with ExitStack() as stack:
        lost, *_ = [
            stack.enter_context(
                WorkerProcess(country.environment(**IMPATIENT), tmp_path / f"{number}", *DELIVERING)
            )
            for number in range(3)
        ]
        directive_id = country.publish(*CELLS)
        country.fcm.wait_for(50, timeout=30)
        lost.kill()
        country.wait_until_delivered(directive_id)

    assert_everybody_was_rung_about_one_notice(country, directive_id)
    assert quotas(country) == {
        f"fcm:{country.fcm.project}",
        "telegram:" + country.telegram.token.split(":")[0],
    }


def quotas(country: Country) -> set[str]:
    """The buckets that the workers shared."""
    with country.world.system() as work:
        return set(work.session.scalars(text("SELECT name FROM send_quota")))
