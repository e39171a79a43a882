"""One use case's transaction: session, who acts, what time it is, and the only commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.clock import Clock, local_date, system_clock
from core.database import Database
from core.errors import HandbookError
from core.files import FileStore
from core.jobs import Job, JobQueue
from core.question import Glance, Question
from core.settings import Settings
from core.vault import Vault

ActorT = TypeVar("ActorT")


@dataclass(frozen=True, slots=True)
class Runtime:
    """The parts that one process shares between all its units of work."""

    settings: Settings
    database: Database
    vault: Vault
    files: FileStore
    jobs: JobQueue
    clock: Clock = system_clock

    @contextmanager
    def work(self, actor: ActorT, *, read_only: bool = False) -> Iterator[UnitOfWork[ActorT]]:
        """Open a unit of work for ``actor``: committed if the block ends well, else undone.

        A read-only one cannot write: PostgreSQL itself refuses.
        """
        with self.database.session(read_only=read_only) as session:
            work = UnitOfWork(session, actor, self.clock(), self)
            yield work
            if not read_only:
                session.commit()

    @contextmanager
    def glance(self, actor: ActorT) -> Iterator[UnitOfWork[ActorT]]:
        """Open a unit of work for a question or two: each statement stands alone, and none can write."""
        with self.database.glance() as held:
            yield UnitOfWork(held, actor, self.clock(), self)


class UnitOfWork(Generic[ActorT]):
    """What a use case gets, and all it may use: no global, no request, no clock of its own."""

    def __init__(self, held: Session | Glance, actor: ActorT, now: datetime, runtime: Runtime) -> None:
        self._held = held
        self.actor = actor
        self.now = now
        self.settings = runtime.settings
        self.vault = runtime.vault
        self.files = runtime.files
        self._jobs = runtime.jobs

    @property
    def session(self) -> Session:
        """What objects are read and written through."""
        return self._held.session if isinstance(self._held, Glance) else self._held

    @property
    def today(self) -> date:
        """The calendar day in Viet Nam."""
        return local_date(self.now)

    def ask(self, question: Question, **values: Any) -> list[tuple[Any, ...]]:
        """Every row that answers a hot read."""
        return question.ask(self._held, values)

    def enqueue(
        self,
        job: Job,
        *,
        urgency: int | None = None,
        not_before: datetime | None = None,
        **arguments: str | int,
    ) -> None:
        """Ask for ``job`` once this unit commits; never before, never without it."""
        self.session.flush()
        self._jobs.put(self.session, job, arguments, urgency=urgency, not_before=not_before)

    def enqueue_all(self, job: Job, arguments: Sequence[dict[str, str | int]]) -> None:
        """The same job once for each of ``arguments``, with one statement."""
        if arguments:
            self.session.flush()
            self._jobs.put_all(self.session, job, arguments)

    def flush(self, refusals: Mapping[str, Callable[[], HandbookError]] | None = None) -> None:
        """Write what is pending, turning a violated constraint into the domain's refusal.

        After a violation the transaction is over and rows in memory cannot be read again: a refusal
        is made from values taken before.

        Args:
            refusals: constraint name → what to raise when the database refuses by it.
        """
        try:
            self.session.flush()
        except IntegrityError as error:
            refusal = (refusals or {}).get(_constraint(error))
            if refusal is None:
                raise
            raise refusal() from error

    @contextmanager
    def as_actor(self, actor: ActorT) -> Iterator[None]:
        """Act as somebody else inside the block: the person a sign-in has just identified, say."""
        before, self.actor = self.actor, actor
        try:
            yield
        finally:
            self.actor = before


def _constraint(error: IntegrityError) -> str:
    diagnostics = getattr(error.orig, "diag", None)
    return getattr(diagnostics, "constraint_name", None) or ""
