"""``handbook send-test``: what support learns about a member's devices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from cli.send_test import send_test
from core.runtime import build_runtime
from core.settings import Settings
from core.vault import Vault
from migrations import migrate
from models import Device, DeviceKind
from services.actor import SYSTEM
from tests.conftest import SECRET_KEY
from tests.database import copied_database
from tests.factories import Person, World, build_world
from tests.providers.fcm import FcmServer, service_account_file
from tests.services.deliveries.chunks import give

TOKEN = "c" * 22 + ":" + "A" * 140


@pytest.fixture
def fcm() -> Iterator[FcmServer]:
    with FcmServer() as server:
        yield server
        assert server.violations == []


@pytest.fixture
def world(owner_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fcm: FcmServer) -> Iterator[World]:
    """The world that the command finds."""
    with copied_database(owner_url) as url:
        for name, value in {
            "DATABASE_URL": url,
            "HANDBOOK_DATA": str(tmp_path),
            "SECRET_KEY": SECRET_KEY,
            "FIREBASE_CREDENTIALS": str(service_account_file(tmp_path, fcm)),
            "FCM_ENDPOINT": fcm.url,
        }.items():
            monkeypatch.setenv(name, value)
        migrate(url, Vault(SECRET_KEY))
        runtime = build_runtime(Settings.from_environment(), application_name="test")
        yield build_world(runtime)
        runtime.database.close()


@pytest.fixture
def person(world: World) -> Person:
    return world.members["A"][0]


def called(*arguments: str) -> Result:
    return CliRunner().invoke(send_test, arguments)


def test_it_wants_a_member_or_a_device() -> None:
    assert called().exit_code == 2
    assert called("0912345678", "--device", "01932f6e-5f00-7000-8000-0123456789ab").exit_code == 2


def test_a_member_without_devices_is_told_what_to_do(person: Person) -> None:
    result = called(person.card_number)

    assert result.exit_code == 1
    assert "ask the member to sign in" in result.output


def test_a_device_that_rings(world: World, person: Person, fcm: FcmServer) -> None:
    give(world, person, DeviceKind.FCM_TOKEN, TOKEN)
    result = called(person.login)

    assert result.exit_code == 0, result.output
    assert "accepted" in result.output
    assert "looks like a Firebase registration token" in result.output
    assert TOKEN not in result.output
    [message] = fcm.messages
    assert message.payload["data"]["kind"] == "test"


def test_a_dead_device_is_explained_and_removed(world: World, person: Person, fcm: FcmServer) -> None:
    device_id = give(world, person, DeviceKind.FCM_TOKEN, "short")
    fcm.answer("short", "UNREGISTERED")
    first, second = called("--device", str(device_id), "--json"), called("--device", str(device_id), "--json")

    [finding] = orjson.loads(first.output)
    assert (finding["verdict"], finding["cause"]) == ("refused", "unregistered")
    assert "does not look like" in finding["address"]
    assert "register" in finding["to_do"]
    [removed] = orjson.loads(second.output)
    assert (removed["verdict"], removed["cause"]) == ("removed", "unregistered")
    assert first.exit_code == second.exit_code == 1
    assert fcm.messages == []


def test_a_channel_without_credentials_is_named(world: World, person: Person) -> None:
    device_id = give(world, person, DeviceKind.TELEGRAM, "1001")
    result = called("--device", str(device_id))

    assert "channel_not_configured" in result.output
    assert "handbook doctor" in result.output
    with world.runtime.work(SYSTEM) as work:
        assert work.session.get_one(Device, device_id).removed_at is None
