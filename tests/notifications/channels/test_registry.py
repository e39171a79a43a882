"""Which channel serves which kind of device."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.settings import SettingsError
from core.unit_of_work import Runtime
from models import DeviceKind
from notifications.channels import Unconfigured, channels_for
from notifications.channels.fcm import FcmChannel
from notifications.channels.recorder import Recorder
from notifications.channels.telegram import TelegramChannel
from notifications.channels.webpush import WebPushChannel
from notifications.channels.zalo import ZaloChannel
from notifications.leaving import Message
from notifications.transport import Transport
from tests.notifications.some import by_value, refused, token
from tests.providers.fcm import FcmServer, service_account_file


def with_settings(runtime: Runtime, **changes: object) -> Runtime:
    return replace(runtime, settings=replace(runtime.settings, **changes))  # type: ignore[arg-type]


def test_unusable_credentials_are_refused_at_start(runtime: Runtime, transport: Transport) -> None:
    with pytest.raises(SettingsError, match="VAPID_PRIVATE_KEY"):
        channels_for(with_settings(runtime, vapid_private_key="no key"), transport)


def test_what_has_no_credentials_is_refused_as_not_configured(
    runtime: Runtime, transport: Transport, notice: Message
) -> None:
    channels = channels_for(runtime, transport)

    assert {kind for kind, channel in channels.items() if isinstance(channel, Unconfigured)} == {
        DeviceKind.FCM_TOKEN,
        DeviceKind.FCM_ID,
        DeviceKind.TELEGRAM,
        DeviceKind.ZALO,
    }
    found = channels[DeviceKind.FCM_TOKEN].send(notice, [token("a")])
    assert by_value(found) == {"a": refused("channel_not_configured")}


def test_the_recorder_stands_in_where_the_settings_ask_for_it(runtime: Runtime, transport: Transport) -> None:
    channels = channels_for(with_settings(runtime, notification_recorder=True), transport)

    assert isinstance(channels[DeviceKind.FCM_TOKEN], Recorder)
    assert isinstance(channels[DeviceKind.TELEGRAM], Recorder)
    assert isinstance(channels[DeviceKind.WEBPUSH], WebPushChannel)


def test_every_kind_of_device_has_its_provider(
    runtime: Runtime, transport: Transport, tmp_path: Path, fcm: FcmServer
) -> None:
    configured = with_settings(
        runtime,
        firebase_credentials=service_account_file(tmp_path, fcm),
        telegram_bot_token="1:token",
        zalo_bot_token="1:token",
        notification_recorder=True,
    )
    channels = channels_for(configured, transport)

    assert set(channels) == set(DeviceKind)
    assert channels[DeviceKind.FCM_TOKEN] is channels[DeviceKind.FCM_ID]
    assert isinstance(channels[DeviceKind.FCM_ID], FcmChannel)
    assert isinstance(channels[DeviceKind.WEBPUSH], WebPushChannel)
    assert isinstance(channels[DeviceKind.TELEGRAM], TelegramChannel)
    assert isinstance(channels[DeviceKind.ZALO], ZaloChannel)
    for channel in set(channels.values()):
        channel.close()
