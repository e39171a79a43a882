"""What every test may ask for: a migrated PostgreSQL, a runtime on it, a world of people."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from core.application_role import usable_application_url
from core.embedded_postgres import remove, running
from core.files import FileStore
from core.jobs import JobQueue
from core.settings import Settings
from core.unit_of_work import Runtime
from core.vault import Vault
from migrations import migrate
from tests.database import UndoneDatabase
from tests.factories import World, build_world

SECRET_KEY = "a secret key that only the tests know, 0123456789"
_LOCALE = (
    "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin "
    "BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
)


class StoppedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture(scope="session")
def cluster_url() -> Iterator[str]:
    """A PostgreSQL server for this run: ``TEST_DATABASE_URL``, or an embedded one of its own."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="handbook-test-"))
    try:
        with running(folder) as server:
            yield server.url
        remove(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def owner_url(cluster_url: str) -> Iterator[str]:
    """A migrated database, as its owner."""
    url = make_url(cluster_url).set(database=f"handbook_test_{os.getpid()}")
    admin = create_engine(make_url(cluster_url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{url.database}" {_LOCALE}'))
    address = url.render_as_string(hide_password=False)
    migrate(address, Vault(SECRET_KEY))
    yield address
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{url.database}" WITH (FORCE)'))
    admin.dispose()


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings as on a fresh machine, with a data folder of the test's own."""
    monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
    return Settings.from_environment()


@pytest.fixture
def clock() -> StoppedClock:
    """Sunday evening, 22 November 2026, 19:00 in Viet Nam."""
    return StoppedClock(datetime(2026, 11, 22, 12, 0, tzinfo=UTC))


@pytest.fixture
def runtime(owner_url: str, settings: Settings, clock: StoppedClock) -> Iterator[Runtime]:
    """The parts of a process, as the application's own role; nothing it commits stays."""
    vault = Vault(settings.secret_key)
    database = UndoneDatabase(usable_application_url(owner_url, vault))
    yield Runtime(settings, database, vault, FileStore(settings.storage_url), JobQueue(), clock)
    database.close()


@pytest.fixture
def world(runtime: Runtime) -> World:
    """A small country: one province, two communes, four cells, and somebody in every role."""
    return build_world(runtime)
