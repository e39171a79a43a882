"""Looking after the records, by the worker that an administrator starts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from core.settings import Settings
from models import DuplicatePair, DuplicateSearch, QualityFigure
from notifications.records import LOOK_AFTER_RECORDS
from services import duplicates
from tests.database import committing_runtime
from tests.factories import World, build_world
from tests.notifications.worker_process import WorkerProcess
from tests.services.duplicates.planted import enter, made_up

PEOPLE, DOUBLED = 120, 30
PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Kept:
    """A world that other processes see, and what a worker of it is started with."""

    world: World
    environment: dict[str, str]

    def wait_for(self, search_id: int | None) -> DuplicateSearch:
        """A search, the one of the night if None, once a worker has finished it."""
        which = DuplicateSearch.id == search_id if search_id else DuplicateSearch.organisation_id.is_(None)
        limit = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < limit:
            with self.world.system() as work:
                query = select(DuplicateSearch).where(which, DuplicateSearch.finished_at.is_not(None))
                if found := work.session.scalar(query):
                    return found
            time.sleep(0.05)
        raise TimeoutError(search_id)


@pytest.fixture
def kept(owner_url: str, settings: Settings) -> Iterator[Kept]:
    with committing_runtime(owner_url, settings) as (runtime, url):
        environment = {
            "DATABASE_URL": url.replace("postgresql+psycopg://", "postgresql://"),
            "SECRET_KEY": settings.secret_key,
            "HANDBOOK_DATA": str(settings.data_folder),
            "LOG_FORMAT": "json",
        }
        yield Kept(build_world(runtime), environment)


def test_a_worker_searches_when_asked_and_every_night(kept: Kept, tmp_path: Path) -> None:
    world, records = kept.world, made_up(PEOPLE, DOUBLED, seed=17)
    enter(world, records[:PEOPLE])
    with world.acting("administrator@T1") as work:
        asked = duplicates.ask(work, "T1").id
    with WorkerProcess(kept.environment, tmp_path / "log") as worker:
        before = kept.wait_for(asked)
        enter(world, records[PEOPLE:])
        with world.system() as work:
            work.enqueue(LOOK_AFTER_RECORDS, timestamp=0)
        night = kept.wait_for(None)
    assert (night.members or 0) == (before.members or 0) + DOUBLED
    assert pairs(world) == (night.pairs or 0) >= 0.8 * DOUBLED
    with world.system() as work:
        assert work.session.scalar(select(func.count()).select_from(QualityFigure))
    assert "job_failed" not in worker.log
    assert not [name for record in records for name in (record.full_name,) if name in worker.log]


def pairs(world: World) -> int:
    with world.system() as work:
        return work.session.scalar(select(func.count()).select_from(DuplicatePair)) or 0
