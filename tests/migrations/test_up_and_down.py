"""Every migration can be undone and done again, with a handbook in use, and makes what the models say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, inspect, text

from core.application_role import application_url
from core.database import Database
from core.files import FileStore
from core.jobs import JobQueue
from core.settings import Settings
from core.unit_of_work import Runtime
from core.vault import Vault
from migrations import alembic_config, migrate
from models import Role
from tests.factories import build_world
from tests.migrations.conftest import NewDatabase


def revisions(connection: Connection) -> list[str]:
    """Every revision, from the last back to the first."""
    script = ScriptDirectory.from_config(alembic_config(connection))
    return [one.revision for one in script.walk_revisions()]


def current(connection: Connection) -> tuple[str, ...]:
    return MigrationContext.configure(connection).get_current_heads()


def structure(connection: Connection) -> dict[str, list[str]]:
    """Tables and their columns."""
    found = inspect(connection)
    return {
        table: sorted(f"{column['name']} {column['type']}" for column in found.get_columns(table))
        for table in found.get_table_names()
    }


@pytest.fixture
def used(new_database: NewDatabase, settings: Settings) -> Iterator[Engine]:
    """As its owner: a database in which a world lives."""
    url, vault = new_database(), Vault(settings.secret_key)
    migrate(url, vault)
    fill(url, settings, vault)
    engine = create_engine(url)
    yield engine
    engine.dispose()


def fill(url: str, settings: Settings, vault: Vault) -> None:
    database = Database(application_url(url, vault))
    world = build_world(Runtime(settings, database, vault, FileStore(settings.storage_url), JobQueue()))
    world.activate(world.members["A"][0])
    world.appoint(Role.AUDITOR, "TW", "VP")
    database.close()


def test_the_models_and_the_migrations_agree(used: Engine) -> None:
    with used.begin() as connection:
        command.check(alembic_config(connection))


def test_each_step_is_undone_and_done_again_with_data_present(used: Engine) -> None:
    with used.begin() as connection:
        whole, steps = structure(connection), revisions(connection)
    for earlier, later in zip([*steps[1:], "base"], steps, strict=True):
        with used.begin() as connection:
            assert current(connection) == (later,)
            command.downgrade(alembic_config(connection), earlier)
            command.upgrade(alembic_config(connection), later)
            command.downgrade(alembic_config(connection), earlier)
    with used.begin() as connection:
        assert current(connection) == ()
        command.upgrade(alembic_config(connection), "head")
        assert structure(connection) == whole


def test_nothing_is_left_behind(used: Engine) -> None:
    with used.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
        left = inspect(connection).get_table_names()
        functions = connection.scalars(
            text("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace")
        ).all()
        types = connection.scalars(
            text("SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'")
        ).all()
    assert left == ["alembic_version"]
    assert (functions, types) == ([], [])


def test_after_all_of_it_the_handbook_works_again(used: Engine, settings: Settings) -> None:
    with used.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
    url, vault = used.url.render_as_string(hide_password=False), Vault(settings.secret_key)
    used.dispose()
    assert migrate(url, vault)
    fill(url, settings, vault)


def test_a_current_database_is_not_locked(used: Engine, settings: Settings) -> None:
    url = used.url.render_as_string(hide_password=False)
    with used.connect() as reader:
        reader.execute(text("SELECT 1 FROM member"))
        migrate(url, Vault(settings.secret_key))
