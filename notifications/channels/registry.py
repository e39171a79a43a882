"""Which channel serves which kind of device on this machine."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from core import vapid
from core.settings import Settings
from models import DeviceKind
from notifications.channels.base import Channel
from notifications.channels.fcm import FcmChannel
from notifications.channels.fcm_access import FcmAccess
from notifications.channels.recorder import Recorder
from notifications.channels.telegram import TelegramChannel
from notifications.channels.unconfigured import Unconfigured
from notifications.channels.webpush import Passes, WebPushChannel
from notifications.transport import Transport


def channels_for(
    settings: Settings, transport: Transport, stopping: threading.Event | None = None
) -> Mapping[DeviceKind, Channel]:
    """A channel for every kind of device, made once per process.

    Once ``stopping`` is set, slow channels leave the rest of what they were given for later.
    Where a provider's credentials are missing the recorder stands in, if the settings ask for it;
    else the kind is refused as not configured.

    Raises:
        SettingsError: credentials are there and unusable.
    """
    made = (_fcm(settings, transport), _webpush(settings, transport), _telegram(settings, stopping))
    return {kind: channel for channel in made for kind in channel.kinds}


def _fcm(settings: Settings, transport: Transport) -> Channel:
    if settings.firebase_credentials is None:
        return _stand_in(settings, FcmChannel.kinds)
    return FcmChannel(FcmAccess(settings.firebase_credentials), transport, settings.fcm_endpoint)


def _webpush(settings: Settings, transport: Transport) -> Channel:
    passes = Passes(vapid.signer(settings), settings.vapid_contact)
    return WebPushChannel(passes, transport, settings.public_url)


def _telegram(settings: Settings, stopping: threading.Event | None) -> Channel:
    if settings.telegram_bot_token is None:
        return _stand_in(settings, TelegramChannel.kinds)
    return TelegramChannel(settings.telegram_bot_token, settings.telegram_api_base, stopping)


def _stand_in(settings: Settings, kinds: tuple[DeviceKind, ...]) -> Channel:
    if settings.notification_recorder:
        return Recorder(settings.data_folder / "recorder.jsonl", kinds)
    return Unconfigured(kinds)
