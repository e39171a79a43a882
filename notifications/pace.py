"""Sending no faster than a provider takes it, together with every other sender of the project."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from core.database import DATABASE_AWAY
from core.logging import get_logger
from core.unit_of_work import Runtime
from services import deliveries
from services.actor import SYSTEM
from services.deliveries import Ask, Lease, Limits

# What was leased is used up or given up: a store of it would break the rate later.
_STOCK_SECONDS = 1.0
# Waiting in line is better than being written down five hundred times, but not for ever.
_PATIENCE = timedelta(minutes=2)
_HELD = timedelta(minutes=1)
"""How long a project waits after a 429 that does not say (Google's advice)."""

_DATABASE_PAUSE = timedelta(seconds=1)

log = get_logger(__name__)


class Leases(Protocol):
    """Where a sender asks."""

    def lease(self, ask: Ask) -> Lease:
        """See ``services.deliveries.lease``."""

    def hold(self, wait: timedelta) -> None:
        """See ``services.deliveries.hold``."""


@dataclass(frozen=True, slots=True)
class SharedLeases:
    """The bucket of one project in the database."""

    runtime: Runtime
    name: str
    limits: Limits

    def lease(self, ask: Ask) -> Lease:
        """See ``Leases``."""
        with self.runtime.work(SYSTEM) as work:
            return deliveries.lease(work, self.name, self.limits, ask)

    def hold(self, wait: timedelta) -> None:
        """See ``Leases``."""
        with self.runtime.work(SYSTEM) as work:
            deliveries.hold(work, self.name, self.limits, wait)


@dataclass(slots=True)
class _Stock:
    """What one lane of this process has leased and not yet used."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    left: int = 0
    expires: float = 0.0

    def take(self, most: int) -> int:
        if time.monotonic() > self.expires:
            self.left = 0
        taken = min(most, self.left)
        self.left -= taken
        return taken

    def put(self, number: int) -> None:
        self.left, self.expires = number, time.monotonic() + _STOCK_SECONDS


class Pace:
    """One project's quota as this process uses it. Threads share it; urgent ones do not wait for others.

    Once ``stopping`` is set, nobody waits any more.

    Attributes:
        gap: seconds to leave between two messages that go one by one; none in a rehearsal.
    """

    def __init__(
        self, leases: Leases, limits: Limits, stopping: threading.Event, *, in_real_time: bool = True
    ) -> None:
        self.limits = limits
        self.gap = 1 / limits.per_second if in_real_time else 0.0
        self._leases = leases
        self._stopping = stopping
        self._stocks = {False: _Stock(), True: _Stock()}

    def take(self, most: int, *, is_urgent: bool) -> int:
        """How many of ``most`` messages may go now, once there are any; 0 if there is no hope of it."""
        stock = self._stocks[is_urgent]
        with stock.lock:
            taken = stock.take(most)
            if taken < most:
                need = most - taken
                stock.put(self._leased(Ask(need, max(need, self.limits.lease), is_urgent)))
                taken += stock.take(need)
            return taken

    def hold(self, wait: timedelta) -> None:
        """Tell every sender of the project that the provider wants it to wait.

        Where the database is away nobody is told: each sender will hear it from the provider.
        """
        for stock in self._stocks.values():
            stock.left = 0
        try:
            self._leases.hold(wait or _HELD)
        except DATABASE_AWAY:
            log.warning("database_unavailable", exc_info=True)
        log.warning("quota_held", seconds=(wait or _HELD).total_seconds())

    def _leased(self, ask: Ask) -> int:
        waited = timedelta(0)
        while True:
            lease = self._lease(ask)
            if lease.granted or waited + lease.wait > _PATIENCE:
                return lease.granted
            if self._stopping.wait(lease.wait.total_seconds()):
                return 0
            waited += lease.wait

    def _lease(self, ask: Ask) -> Lease:
        """What the leases say; while the database is away, to ask again: what was sent is not undone."""
        try:
            return self._leases.lease(ask)
        except DATABASE_AWAY:
            log.warning("database_unavailable", exc_info=True)
            return Lease(0, _DATABASE_PAUSE)
