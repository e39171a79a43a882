"""What stands where a provider's credentials are missing."""

from __future__ import annotations

from collections.abc import Sequence

from models import DeviceKind
from notifications.channels.base import Outcomes, refused
from notifications.leaving import EVERYTHING, Message
from services.deliveries import Target


class Unconfigured:
    """Refuses everything, with a cause that the publisher can read; the devices stay."""

    def __init__(self, kinds: tuple[DeviceKind, ...]) -> None:
        self.kinds = kinds
        self.capabilities = EVERYTHING

    def send(self, _message: Message, targets: Sequence[Target]) -> Outcomes:
        """See ``Channel.send``: everything is refused."""
        return [(target, refused("channel_not_configured")) for target in targets]

    def close(self) -> None:
        """Nothing to give back."""
