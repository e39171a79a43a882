"""What the provider was sent: checked by Google's own description, and counted by device."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import orjson

from tests.providers.fcm import rules

_TARGETS = (b'"token":"', b'"fid":"')


@dataclass(slots=True)
class Record:
    """Bodies, with or without an answer that accepts them.

    A body that differs from a checked one by its target alone is as good: the rules do not depend on
    the target. Times are ``time.time()``, the same for every process of this machine.
    """

    taken: int = 0
    first_at: float = 0.0
    last_at: float = 0.0
    violations: list[str] = field(default_factory=list)
    accepted: dict[bytes, int] = field(default_factory=dict)
    arrivals: list[tuple[float, bytes, bool]] = field(default_factory=list)
    _known: dict[tuple[bytes, bytes], bytes] = field(default_factory=dict)

    def take(self, body: bytes) -> tuple[bytes, bytes]:
        """Note one request; the target, and the collapse id that a phone shows one notice for."""
        now = time.time()
        self.taken += 1
        self.first_at = self.first_at or now
        self.last_at = now
        before, target, after = _split(body)
        tag = self._known.get((before, after))
        if tag is None:
            tag = self._known[before, after] = self._checked(body)
            self.arrivals.append((now, tag, b'"priority":"high"' in before))
        return target, tag

    def accept(self, target: bytes, tag: bytes) -> None:
        """Count one that was handed over."""
        key = tag + b" " + target
        self.accepted[key] = self.accepted.get(key, 0) + 1

    def _checked(self, body: bytes) -> bytes:
        content: dict[str, Any] = orjson.loads(body)
        self.violations += rules.problems(content)
        tag: str = content["message"]["android"]["notification"]["tag"]
        return tag.encode()


def _split(body: bytes) -> tuple[bytes, bytes, bytes]:
    for name in _TARGETS:
        before, found, rest = body.partition(name)
        if found:
            target, _, after = rest.partition(b'"')
            return before + found, target, after
    return body, b"", b""
