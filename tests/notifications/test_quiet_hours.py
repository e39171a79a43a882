"""A publication that is held until the morning, through a real worker."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from models import Directive
from tests.notifications.country import DELIVERING, Country
from tests.notifications.worker_process import WorkerProcess

HELD = timedelta(seconds=4)
"""As long a night as a test can wait for."""


def test_no_phone_rings_before_the_quiet_hours_end(country: Country, tmp_path: Path) -> None:
    directive_id = country.publish("A")
    with country.world.system() as work:
        work.session.get_one(Directive, directive_id).rings_at = work.now + HELD
    held_since = time.monotonic()
    with WorkerProcess(country.environment(), tmp_path / "log", *DELIVERING):
        [first, *_] = country.fcm.wait_for(1, timeout=60)
        country.wait_until_delivered(directive_id)
    assert first.at - held_since >= HELD.total_seconds() - 0.1
    devices = country.devices("A")
    assert country.calls() == {device.value: 1 for device in devices}
