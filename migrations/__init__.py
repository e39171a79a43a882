"""Bring a database to the structure this version of the handbook needs."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from core.application_role import ensure_application_role
from core.vault import Vault

FOLDER = Path(__file__).resolve().parent


def migrate(owner_url: str, vault: Vault, *, to: str = "head") -> bool:
    """Apply what is missing, in one transaction, and give the application's role its rights.

    Returns whether the application has a role of its own (see ``core.application_role``).
    A database that is already current is not locked.
    """
    engine = create_engine(owner_url)
    try:
        with engine.begin() as connection:
            if not _is_current(connection, to):
                command.upgrade(alembic_config(connection), to)
            return ensure_application_role(connection, vault)
    finally:
        engine.dispose()


def alembic_config(connection: Connection) -> Config:
    """Alembic, working on ``connection``."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


def _is_current(connection: Connection, revision: str) -> bool:
    script = ScriptDirectory.from_config(alembic_config(connection))
    wanted = {found.revision for found in script.get_revisions(revision)}
    return set(MigrationContext.configure(connection).get_current_heads()) == wanted
