"""Workers that die, are told to stop, or lose the database: nothing is lost, next to nothing doubled."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from uuid import UUID

from sqlalchemy import create_engine, text

from services.deliveries import LANE_KINDS
from tests.notifications.country import CELLS, DELIVERING, IMPATIENT, Country
from tests.notifications.worker_process import WorkerProcess


def test_after_a_kill_another_worker_finishes_the_work(country: Country, tmp_path: Path) -> None:
    devices = country.devices(*CELLS)
    country.fcm.delay = 0.02
    one_at_a_time = country.environment(WORKER_CONCURRENCY="1", **IMPATIENT)
    with WorkerProcess(one_at_a_time, tmp_path / "first", *DELIVERING) as first:
        directive_id = country.publish(*CELLS)
        country.fcm.wait_for(450, timeout=30)  # somewhere in the second chunk
        first.kill()
    time.sleep(0.2)  # what was on the wire arrives
    interrupted = _devices_of_unfinished_chunks(country, directive_id)
    called_before = country.calls()
    with WorkerProcess(one_at_a_time, tmp_path / "second", *DELIVERING):
        country.wait_until_delivered(directive_id)

    called = country.calls()
    assert called.keys() == {device.value for device in devices}
    doubled = {value for value, times in called.items() if times > 1}
    assert interrupted < {device.value for device in devices}
    assert doubled
    assert doubled <= interrupted & called_before.keys()
    assert max(called.values()) == 2
    tags = {message.payload["android"]["notification"]["tag"] for message in country.fcm.messages}
    assert tags == {directive_id.hex}  # a phone shows one notice per tag
    shown = [country.webpush.shown(subscription) for subscription in country.subscriptions.values()]
    assert max(len([one for one in each if one.topic == directive_id.hex]) for each in shown) == 1
    for cell, reach in country.reach(directive_id).items():
        assert reach.handed_over == len({device.member_id for device in country.devices(cell)})


def _devices_of_unfinished_chunks(country: Country, directive_id: UUID) -> set[str]:
    return {
        device.value
        for lane, kinds in LANE_KINDS.items()
        for cells, done in country.finished_runs(directive_id, lane).items()
        for device in country.devices(*cells)
        if not done and device.kind in kinds
    }


def test_a_worker_told_to_stop_finishes_what_it_has_begun(country: Country, tmp_path: Path) -> None:
    country.fcm.delay = 0.02
    environment = country.environment(WORKER_CONCURRENCY="1", **IMPATIENT)
    with WorkerProcess(environment, tmp_path / "first", *DELIVERING) as first:
        directive_id = country.publish(*CELLS)
        country.fcm.wait_for(50, timeout=30)
        assert first.stop() == 0
    with WorkerProcess(environment, tmp_path / "second", *DELIVERING):
        country.wait_until_delivered(directive_id)

    assert "worker_stopped" in first.log
    assert country.calls() == {device.value: 1 for device in country.devices(*CELLS)}


def test_a_worker_outlives_the_loss_of_its_connections(country: Country, tmp_path: Path) -> None:
    country.fcm.delay = 0.2
    with WorkerProcess(country.environment(**IMPATIENT), tmp_path / "log", *DELIVERING):
        _cut_connections(country)
        directive_id = country.publish(*CELLS)
        country.fcm.wait_for(50, timeout=30)
        _cut_connections(country)  # while the provider is asked: what it answers is not lost
        country.wait_until_delivered(directive_id)

    assert country.calls() == {device.value: 1 for device in country.devices(*CELLS)}


def test_who_was_asleep_does_not_take_its_own_work_for_lost(country: Country, tmp_path: Path) -> None:
    country.fcm.delay = 0.2
    with WorkerProcess(country.environment(**IMPATIENT), tmp_path / "log", *DELIVERING) as worker:
        directive_id = country.publish(*CELLS)
        country.fcm.wait_for(50, timeout=30)
        os.kill(worker.pid, signal.SIGSTOP)
        time.sleep(3)  # longer than it takes to be thought dead
        os.kill(worker.pid, signal.SIGCONT)
        country.wait_until_delivered(directive_id)

    assert country.calls() == {device.value: 1 for device in country.devices(*CELLS)}


def _cut_connections(country: Country) -> None:
    owner = create_engine(country.url, isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND application_name LIKE 'handbook worker%'"
            )
        )
    owner.dispose()
