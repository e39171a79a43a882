"""One file per provider, all behind one protocol."""

from notifications.channels.base import Channel, Outcomes
from notifications.channels.registry import channels_for
from notifications.channels.unconfigured import Unconfigured

__all__ = ["Channel", "Outcomes", "Unconfigured", "channels_for"]
