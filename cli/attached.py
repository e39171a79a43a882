"""A command's way to the database: the address it is given, or the embedded server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from core import embedded_postgres
from core.logging import configure_logging
from core.runtime import build_runtime
from core.settings import Settings
from core.unit_of_work import Runtime
from core.vault import Vault
from migrations import migrate


@contextmanager
def attached() -> Iterator[Settings]:
    """The settings with ``database_url`` filled in; an embedded server runs at least as long.

    Raises:
        SettingsError, PostgresUnavailable: with one sentence for the administrator.
    """
    settings = Settings.from_environment()
    configure_logging(settings)
    if settings.database_url is not None:
        yield settings
        return
    with embedded_postgres.running(settings.data_folder) as server:
        yield replace(settings, database_url=server.url)


@contextmanager
def attached_runtime(name: str, *, migrated: bool = False) -> Iterator[Runtime]:
    """The parts of a command's process, on a database that was ``migrated`` first if so wished."""
    with attached() as settings:
        if migrated:
            bring_up_to_date(settings)
        runtime = build_runtime(settings, application_name=f"handbook {name}")
        try:
            yield runtime
        finally:
            runtime.database.close()


def bring_up_to_date(settings: Settings) -> bool:
    """Migrate; whether the application then has a PostgreSQL role of its own."""
    assert settings.database_url is not None  # noqa: S101 - attached() has filled it in
    return migrate(settings.database_url, Vault(settings.secret_key))
