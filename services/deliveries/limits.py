"""What our projects at the providers may send, as the settings say: for the senders and for forecasts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from core.settings import Settings
from services.deliveries.quota_rules import Limits


def channel_limits(settings: Settings) -> Mapping[str, Limits]:
    """The limits of each channel that has any; browsers' push services name none.

    FCM counts by project; after a pause a quarter of the rate, and all of it 20 seconds later: half a
    million then take 58 seconds instead of 50. Telegram counts by bot. For Zalo's bots the platform
    publishes no number.
    """
    return {
        "fcm": Limits(settings.fcm_per_minute / 60, cold_share=0.25, ramp=timedelta(seconds=20)),
        "telegram": Limits(settings.telegram_per_second),
        "zalo": Limits(settings.zalo_per_second),
    }
