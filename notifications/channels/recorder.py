"""A channel for machines without any provider: it writes down what it would have sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import orjson

from models import DeviceKind
from notifications.channels.base import ACCEPTED, Outcomes
from notifications.leaving import EVERYTHING, Message
from services.deliveries import Target


class Recorder:
    """Appends one line of JSON per device; never its address."""

    def __init__(self, file: Path, kinds: tuple[DeviceKind, ...]) -> None:
        self.kinds = kinds
        self.capabilities = EVERYTHING
        self._file = file

    def send(self, message: Message, targets: Sequence[Target]) -> Outcomes:
        """See ``Channel.send``: everything is accepted."""
        at = datetime.now(UTC)
        lines = [
            orjson.dumps(
                {
                    "at": at,
                    "device": target.device_id,
                    "channel": target.kind,
                    "kind": message.kind,
                    "id": message.subject_id,
                },
                option=orjson.OPT_APPEND_NEWLINE,
            )
            for target in targets
        ]
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._file.open("ab", buffering=0) as file:
            file.write(b"".join(lines))  # at once, so that the lines of several workers do not mix
        return [(target, ACCEPTED) for target in targets]

    def close(self) -> None:
        """Nothing to give back."""
