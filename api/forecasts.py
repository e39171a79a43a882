"""How long a publication takes, on the wire: in whole seconds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from services.deliveries import Forecast


def forecast_shown(forecast: Forecast) -> dict[str, Any]:
    """What :class:`~api.schemas.directives.ForecastSchema` writes."""
    return {
        "first_call_seconds": _seconds(forecast.first),
        "seconds": _seconds(forecast.whole),
        "by_channel": {name: _seconds(time) for name, time in forecast.by_channel.items()},
    }


def _seconds(time: timedelta) -> int:
    return round(time.total_seconds())
