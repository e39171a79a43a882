"""Putting the parts of a process together, once, from its settings."""

from __future__ import annotations

from core.application_role import usable_application_url
from core.database import Database
from core.files import FileStore
from core.jobs import JobQueue
from core.settings import Settings, SettingsError
from core.unit_of_work import Runtime
from core.vault import Vault


def build_runtime(settings: Settings, *, application_name: str) -> Runtime:
    """The parts on ``settings.database_url``, as the application's own role.

    Args:
        application_name: what PostgreSQL lists this process's connections as.

    Raises:
        SettingsError: there is no database address.
        UnsafeRole: the application would run as a superuser.
    """
    if settings.database_url is None:
        raise SettingsError("DATABASE_URL is not set: start the handbook with 'handbook serve'.")
    vault = Vault(settings.secret_key)
    return Runtime(
        settings=settings,
        database=Database(
            usable_application_url(settings.database_url, vault),
            pool_size=settings.web_threads,
            application_name=application_name,
        ),
        vault=vault,
        files=FileStore(settings.storage_url),
        jobs=JobQueue(),
    )
