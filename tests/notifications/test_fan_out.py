"""A directive to 1,200 members, from the publisher's button to the phones, through a real worker."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from pathlib import Path

import requests

from models import DeviceKind
from tests.notifications.country import CELLS, DELIVERING, SECRETS, Country
from tests.notifications.worker_process import WorkerProcess


def test_everybody_is_rung_once_and_nothing_but_an_opaque_id_leaves(
    country: Country, tmp_path: Path, record_testsuite_property: Callable[[str, object], None]
) -> None:
    devices = country.devices(*CELLS)
    with WorkerProcess(country.environment(), tmp_path / "log", *DELIVERING) as worker:
        begun = time.monotonic()
        directive_id = country.publish(*CELLS)
        published = time.monotonic()
        [first, *_] = country.fcm.wait_for(1)
        country.wait_until_delivered(directive_id)
        record_testsuite_property("first_push_ms", round(1000 * (first.at - published)))
        record_testsuite_property("everything_s", round(time.monotonic() - begun, 1))

    assert country.calls() == {device.value: 1 for device in devices}
    assert first.at - published < 10  # a second at most on a machine that does nothing else
    for word in SECRETS:
        assert not country.wire.heard(word), word
        assert all(word.encode() not in message.plaintext for message in country.webpush.messages)
        assert word not in worker.log
    assert not any(device.value in worker.log for device in devices)


def test_the_counters_are_what_the_providers_took(country: Country, tmp_path: Path) -> None:
    port = free_port()
    with WorkerProcess(country.environment(WORKER_METRICS_PORT=str(port)), tmp_path / "log"):
        directive_id = country.publish(*CELLS)
        country.wait_until_delivered(directive_id)
        # What the providers took is told before it is counted.
        expected = [
            f'handbook_notices_total{{channel="{kind}",verdict="accepted"}} '
            f"{len(country.devices(*CELLS, kind=kind))}.0"
            for kind in set(DeviceKind) - {DeviceKind.ZALO}  # nobody in this country has it
        ]
        deadline = time.monotonic() + 15
        metrics = ""
        while time.monotonic() < deadline and not all(one in metrics for one in expected):
            metrics = requests.get(f"http://127.0.0.1:{port}/metrics", timeout=5).text

    assert f'handbook_quota_tokens{{project="fcm:{country.fcm.project}"}}' in metrics
    called = country.calls()
    assert [one for one in expected if one not in metrics] == []
    for cell, reach in country.reach(directive_id).items():
        rung = {device.member_id for device in country.devices(cell) if device.value in called}
        assert reach.addressed == len(country.world.members[cell])
        assert (reach.handed_over, reach.refused) == (len(rung), 0)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def test_what_fails_for_a_while_is_tried_again_until_it_succeeds(country: Country, tmp_path: Path) -> None:
    tokens = [device.value for device in country.devices("A", kind=DeviceKind.FCM_TOKEN)[:5]]
    [browser] = country.devices("A", kind=DeviceKind.WEBPUSH)[:1]
    chats = country.devices("A", kind=DeviceKind.TELEGRAM)
    for number, token in enumerate(tokens):
        error = ("UNAVAILABLE", "QUOTA_EXCEEDED", "INTERNAL")[number % 3]
        country.fcm.answer(token, error, times=1 + number % 2, retry_after=1)
    country.webpush.answer(browser.value, 429, times=1, retry_after=1)
    country.telegram.answer(chats[0].value, "TOO_MANY_REQUESTS", times=1, retry_after=1)
    country.fcm.expire_tokens()
    with WorkerProcess(country.environment(), tmp_path / "log", *DELIVERING):
        directive_id = country.publish("A")
        country.wait_until_delivered(directive_id)

    devices = country.devices("A")
    called = {device.value for device in devices} & country.calls().keys()
    assert called == {device.value for device in devices}
    reach = country.reach(directive_id)["A"]
    assert (reach.handed_over, reach.refused) == (len({device.member_id for device in devices}), 0)
    assert [country.calls()[token] for token in tokens] == [1] * 5


def test_dead_devices_are_buried_and_not_called_again(country: Country, tmp_path: Path) -> None:
    gone = country.devices("C", kind=DeviceKind.FCM_TOKEN)[:3]
    [browser] = country.devices("C", kind=DeviceKind.WEBPUSH)[:1]
    [chat] = country.devices("C", kind=DeviceKind.TELEGRAM)[:1]
    for device in gone:
        country.fcm.answer(device.value, "UNREGISTERED", times=1)
    country.webpush.expire(country.subscriptions[browser.value])
    country.telegram.block(int(chat.value))
    dead = {device.id for device in (*gone, browser, chat)}
    with WorkerProcess(country.environment(), tmp_path / "log", *DELIVERING):
        first = country.publish("C")
        country.wait_until_delivered(first)
        still_there = {device.id for device in country.devices("C")}
        country.make_quiet()
        second = country.publish("C")
        country.wait_until_delivered(second)

    assert not dead & still_there
    assert not {device.value for device in (*gone, browser, chat)} & country.calls().keys()
    left = {device.member_id for device in country.devices("C")}
    lost = {device.member_id for device in (*gone, browser, chat)} - left
    assert country.reach(first)["C"].refused == len(lost)
    assert country.reach(second)["C"].refused == 0


def test_a_provider_without_credentials_is_a_cause_and_no_death(country: Country, tmp_path: Path) -> None:
    environment = country.environment()
    del environment["FIREBASE_CREDENTIALS"], environment["TELEGRAM_BOT_TOKEN"]
    before = {device.id for device in country.devices("B")}
    with WorkerProcess(environment, tmp_path / "log", *DELIVERING) as worker:
        directive_id = country.publish("B")
        country.wait_until_delivered(directive_id)

    assert {device.id for device in country.devices("B")} == before
    assert country.refusals(directive_id) == {"channel_not_configured"}
    browsers = country.devices("B", kind=DeviceKind.WEBPUSH)
    assert country.reach(directive_id)["B"].handed_over == len({device.member_id for device in browsers})
    assert worker.log.count("channels_not_configured") == 1


def test_the_recorder_stands_in_for_missing_providers(country: Country, tmp_path: Path) -> None:
    environment = country.environment(HANDBOOK_DATA=str(tmp_path), NOTIFICATION_RECORDER="true")
    del environment["FIREBASE_CREDENTIALS"], environment["TELEGRAM_BOT_TOKEN"]
    with WorkerProcess(environment, tmp_path / "log", *DELIVERING):
        directive_id = country.publish("B")
        country.wait_until_delivered(directive_id)

    recorded = (tmp_path / "recorder.jsonl").read_text("utf-8").splitlines()
    silent = [device for device in country.devices("B") if device.kind is not DeviceKind.WEBPUSH]
    assert len(recorded) == len(silent)
    assert all(str(directive_id) in line for line in recorded)
