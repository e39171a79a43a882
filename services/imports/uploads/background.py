"""Working on an import where nobody waits: on behalf of a person, telling how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select, update

from core.errors import HandbookError
from core.unit_of_work import Runtime
from models import ImportRun, ImportState, Organisation
from services import accounts
from services.actor import SYSTEM, Work
from services.imports import runs
from services.imports.progress import Progress


class Background(NamedTuple):
    """An import to work on, in a unit of work of the person who asked for it."""

    work: Work
    run: ImportRun
    organisation: Organisation


@contextmanager
def acting(runtime: Runtime, run_id: UUID, state: ImportState) -> Iterator[Background | None]:
    """Act for the person who asked, with the rights they have now; None if it is not in ``state``.

    Raises:
        Unauthenticated: their account is closed.
        ImportNotFound: they may not see it any more.
    """
    with runtime.work(SYSTEM) as work:
        run = work.session.get(ImportRun, run_id)
        if run is None or run.state is not state:
            yield None
            return
        actor = accounts.actor_of(work, run.actor_id) if run.actor_id else SYSTEM
        with work.as_actor(actor):
            yield Background(work, *runs.get(work, run_id))


def telling(runtime: Runtime, run_id: UUID) -> Progress:
    """Writes the progress through a connection of its own, so that others see it at once."""

    def tell(percent: int) -> None:
        with runtime.work(SYSTEM) as work:
            work.session.execute(update(ImportRun).where(ImportRun.id == run_id).values(progress=percent))

    return tell


def state_now(work: Work, run: ImportRun) -> ImportState | None:
    """As others have left it, held from here on: who comes second finds that it is over."""
    query = select(ImportRun.state).where(ImportRun.id == run.id).with_for_update()
    return work.session.scalar(query)


def refuse(work: Work, run_id: UUID, refusal: HandbookError, *, was: ImportState, then: ImportState) -> None:
    """Keep for the person why it could not be done; what is still in state ``was`` is in ``then``."""
    run = work.session.get(ImportRun, run_id, with_for_update=True)
    if run is not None and run.state is was:
        run.state = then
        run.refusal = {"code": refusal.code, "vi": refusal.sentence("vi"), "en": refusal.sentence("en")}
