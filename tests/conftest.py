"""What every test may ask for: a migrated PostgreSQL, a world of people in it, a runtime on that."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from core.embedded_postgres import remove, running
from core.settings import Settings
from core.vault import Vault
from migrations import migrate
from tests.fresh_machine import NOW, SECRET_KEY, StoppedClock
from tests.shared_world import module_world, runtime, settled, world

_LOCALE = (
    "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin "
    "BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
)


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
    return StoppedClock(NOW)
