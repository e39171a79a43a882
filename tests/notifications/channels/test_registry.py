"""Which channel serves which kind of device."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.settings import Settings, SettingsError
from models import DeviceKind
from notifications.channels import Unconfigured, channels_for
from notifications.channels.fcm import FcmChannel
from notifications.channels.recorder import Recorder
from notifications.channels.telegram import TelegramChannel
from notifications.channels.webpush import WebPushChannel
from notifications.notice import Notice
from notifications.transport import Transport
from tests.notifications.some import by_value, refused, token
from tests.providers.fcm import FcmServer, service_account_file


def test_unusable_credentials_are_refused_at_start(settings: Settings, transport: Transport) -> None:
    with pytest.raises(SettingsError, match="VAPID_PRIVATE_KEY"):
        channels_for(replace(settings, vapid_private_key="no key"), transport)


def test_what_has_no_credentials_is_refused_as_not_configured(
    settings: Settings, transport: Transport, notice: Notice
) -> None:
    channels = channels_for(settings, transport)

    assert {kind for kind, channel in channels.items() if isinstance(channel, Unconfigured)} == {
        DeviceKind.FCM_TOKEN,
        DeviceKind.FCM_ID,
        DeviceKind.TELEGRAM,
    }
    found = channels[DeviceKind.FCM_TOKEN].send(notice, [token("a")])
    assert by_value(found) == {"a": refused("channel_not_configured")}


def test_the_recorder_stands_in_where_the_settings_ask_for_it(
    settings: Settings, transport: Transport
) -> None:
    channels = channels_for(replace(settings, notification_recorder=True), transport)

    assert isinstance(channels[DeviceKind.FCM_TOKEN], Recorder)
    assert isinstance(channels[DeviceKind.TELEGRAM], Recorder)
    assert isinstance(channels[DeviceKind.WEBPUSH], WebPushChannel)


def test_every_kind_of_device_has_its_provider(
    settings: Settings, transport: Transport, tmp_path: Path, fcm: FcmServer
) -> None:
    configured = replace(
        settings,
        firebase_credentials=service_account_file(tmp_path, fcm),
        telegram_bot_token="1:token",
        notification_recorder=True,
    )
    channels = channels_for(configured, transport)

    assert set(channels) == set(DeviceKind)
    assert channels[DeviceKind.FCM_TOKEN] is channels[DeviceKind.FCM_ID]
    assert isinstance(channels[DeviceKind.FCM_ID], FcmChannel)
    assert isinstance(channels[DeviceKind.WEBPUSH], WebPushChannel)
    assert isinstance(channels[DeviceKind.TELEGRAM], TelegramChannel)
    for channel in set(channels.values()):
        channel.close()
