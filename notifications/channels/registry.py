"""Which channel serves which kind of device on this machine."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from core import vapid
from core.settings import Settings
from core.unit_of_work import Runtime
from models import DeviceKind
from notifications.channels.base import Channel
from notifications.channels.fcm import FcmChannel
from notifications.channels.outlets import Outlets, Providers
from notifications.channels.recorder import Recorder
from notifications.channels.telegram import TelegramChannel
from notifications.channels.unconfigured import Unconfigured
from notifications.channels.webpush import Passes, WebPushChannel
from notifications.channels.zalo import ZaloChannel
from notifications.pace import Pace
from notifications.transport import Transport
from services.deliveries import Limits, channel_limits


def channels_for(
    runtime: Runtime, transport: Transport, stopping: threading.Event | None = None
) -> Mapping[DeviceKind, Channel]:
    """A channel for every kind of device, made once per process.

    Once ``stopping`` is set, slow channels leave the rest of what they were given for later.
    Where a provider's credentials are missing the recorder stands in, if the settings ask for it;
    else the kind is refused as not configured.

    Raises:
        SettingsError: credentials are there and unusable.
    """
    return channels_through(Providers(runtime, transport), runtime.settings, stopping or threading.Event())


def channels_through(
    outlets: Outlets, settings: Settings, stopping: threading.Event
) -> Mapping[DeviceKind, Channel]:
    """The same for any way out: to the providers, or to where a rehearsal ends.

    Raises:
        SettingsError: credentials are there and unusable.
    """
    made = (
        _fcm(outlets, settings, stopping),
        _webpush(outlets, settings),
        _telegram(outlets, settings, stopping),
        _zalo(outlets, settings, stopping),
    )
    return {kind: channel for channel in made for kind in channel.kinds}


def _fcm(outlets: Outlets, settings: Settings, stopping: threading.Event) -> Channel:
    access = outlets.access(settings.firebase_credentials)
    if access is None:
        return _stand_in(settings, FcmChannel.kinds)
    pace = _pace(outlets, f"fcm:{access.project}", channel_limits(settings)["fcm"], stopping)
    return FcmChannel(access, outlets.transport, pace, settings.fcm_endpoint)


def _webpush(outlets: Outlets, settings: Settings) -> Channel:
    passes = Passes(vapid.signer(settings), settings.vapid_contact)
    return WebPushChannel(passes, outlets.transport, settings.public_url)


def _telegram(outlets: Outlets, settings: Settings, stopping: threading.Event) -> Channel:
    token = outlets.bot_token(settings.telegram_bot_token)
    if token is None:
        return _stand_in(settings, TelegramChannel.kinds)
    bot, _, _secret = token.partition(":")
    pace = _pace(outlets, f"telegram:{bot}", channel_limits(settings)["telegram"], stopping)
    return TelegramChannel(token, settings.telegram_api_base, pace, stopping, outlets.chat_connection)


def _zalo(outlets: Outlets, settings: Settings, stopping: threading.Event) -> Channel:
    token = outlets.bot_token(settings.zalo_bot_token)
    if token is None:
        return _stand_in(settings, ZaloChannel.kinds)
    bot, _, _secret = token.partition(":")
    pace = _pace(outlets, f"zalo:{bot}", channel_limits(settings)["zalo"], stopping)
    return ZaloChannel(token, settings.zalo_api_base, outlets.transport, pace, settings.public_url)


def _pace(outlets: Outlets, name: str, limits: Limits, stopping: threading.Event) -> Pace:
    leases = outlets.leases(name, limits)
    return Pace(leases, limits, stopping, in_real_time=outlets.in_real_time)


def _stand_in(settings: Settings, kinds: tuple[DeviceKind, ...]) -> Channel:
    if settings.notification_recorder:
        return Recorder(settings.data_folder / "recorder.jsonl", kinds)
    return Unconfigured(kinds)
