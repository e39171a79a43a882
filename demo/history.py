"""Making a past: events in the order of their time, each with the clock set to its moment."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from core.clock import local_date
from core.jobs import Job, JobQueue
from core.unit_of_work import Runtime
from demo.one_transaction import refresh_statistics
from demo.people import Person
from services import accounts
from services.actor import SYSTEM, Actor, Work

Progress = Callable[[int, int], None]
"""Told how many events are done, of how many known so far."""


class SetClock:
    """A clock that shows what it was set to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The moment it was set to."""
        return self.now


class Silence(JobQueue):
    """No jobs: nothing that happened months ago may ring a phone today."""

    def put(
        self,
        session: Session,
        job: Job,
        arguments: dict[str, str | int],
        *,
        urgency: int | None = None,
        not_before: datetime | None = None,
    ) -> None:
        """Let it pass."""

    def put_all(self, session: Session, job: Job, arguments: Sequence[dict[str, Any]]) -> None:
        """Let them pass."""


@dataclass(slots=True)
class Known:
    """What the handbook calls the people of the demo, once they are admitted."""

    ids: dict[int, UUID] = field(default_factory=dict)
    by_number: dict[int, Person] = field(default_factory=dict)
    """People by ``member.number``: how a delivery chunk names its recipients."""
    actors: dict[int, Actor] = field(default_factory=dict)


class History:
    """The past as it comes about. Events may bring about later ones; what lies beyond now is dropped."""

    def __init__(self, runtime: Runtime, now: datetime) -> None:
        self.now = now
        self.known = Known()
        self.made: Counter[str] = Counter()
        self._clock = SetClock(now)
        self.runtime = replace(runtime, clock=self._clock, jobs=Silence())
        self._events: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = count()

    @property
    def today(self) -> date:
        """The day the history leads up to."""
        return local_date(self.now)

    def at(self, moment: datetime, happens: Callable[[], None]) -> None:
        """Let something happen at ``moment``; at one moment, things happen in the order told."""
        if moment <= self.now:
            heapq.heappush(self._events, (moment, next(self._order), happens))

    def run(self, progress: Progress) -> None:
        """Let everything happen."""
        done = 0
        while self._events:
            self._clock.now, _, happens = heapq.heappop(self._events)
            happens()
            done += 1
            if done.bit_count() == 1:  # after 1, 2, 4, 8 … events: the tables have doubled since
                refresh_statistics(self.runtime)
            progress(done, done + len(self._events))

    @contextmanager
    def system(self) -> Iterator[Work]:
        """A unit of work of the handbook itself."""
        with self.runtime.work(SYSTEM) as work:
            yield work

    @contextmanager
    def acting(self, person: Person) -> Iterator[Work]:
        """A unit of work in which ``person`` acts."""
        with self.runtime.work(self._actor(person)) as work:
            yield work

    def _actor(self, person: Person) -> Actor:
        """Their rights, looked up when they first act: the demo changes nobody's later."""
        known = self.known
        if person.serial not in known.actors:
            with self.system() as work:
                known.actors[person.serial] = accounts.actor_of(work, known.ids[person.serial])
        return known.actors[person.serial]
