"""The role the application connects as can read and write rows, and no more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import ProgrammingError

from core.application_role import (
    UnsafeRole,
    application_url,
    ensure_application_role,
    usable_application_url,
)
from core.database import Database
from core.files import FileStore
from core.jobs import JobQueue
from core.settings import Settings
from core.unit_of_work import Runtime
from core.vault import Vault
from migrations import migrate
from tests.conftest import SECRET_KEY
from tests.factories import build_world
from tests.migrations.conftest import NewDatabase, database


@pytest.fixture(scope="module")
def vault() -> Vault:
    return Vault(SECRET_KEY)


@pytest.fixture(scope="module")
def application(cluster_url: str, vault: Vault) -> Iterator[Engine]:
    """As the application's role, on a migrated database of a superuser."""
    with database(cluster_url, None) as url:
        migrate(url, vault)
        engine = create_engine(application_url(url, vault))
        yield engine
        engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE member",
        "ALTER TABLE member ADD COLUMN income int",
        "CREATE TABLE mine (id int)",
        "CREATE INDEX mine ON member (full_name)",
        "TRUNCATE member",
        "DROP DATABASE postgres",
        "CREATE ROLE mine",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "CREATE EXTENSION hstore",
        "COPY member TO '/tmp/members'",
        "SELECT pg_read_file('/etc/passwd')",
        "UPDATE alembic_version SET version_num = '0'",
        "DELETE FROM alembic_version",
        "UPDATE audit_entry SET action = 'nothing'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
    ],
)
def test_it_may_not(application: Engine, statement: str) -> None:
    with application.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        with pytest.raises(ProgrammingError) as caught:
            connection.execute(text(statement))
        assert caught.value.orig is not None
        assert getattr(caught.value.orig, "sqlstate", None) == "42501", caught.value  # not allowed


def test_it_is_nobody_special(application: Engine) -> None:
    with application.connect() as connection:
        row = connection.execute(text("SELECT * FROM pg_roles WHERE rolname = current_user")).one()._mapping
        memberships = connection.scalar(
            text("SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole")
        )
    rights = ("rolsuper", "rolcreaterole", "rolcreatedb", "rolreplication", "rolbypassrls")
    assert [right for right in rights if row[right]] == []
    assert memberships == 0


def test_a_whole_handbook_runs_as_it(application: Engine, settings: Settings, vault: Vault) -> None:
    assert live(application.url.render_as_string(hide_password=False), settings, vault)


def live(url: str, settings: Settings, vault: Vault) -> int:
    """Build a world as a role; how many members it has."""
    pool = Database(url)
    try:
        world = build_world(Runtime(settings, pool, vault, FileStore(settings.storage_url), JobQueue()))
        with world.system() as work:
            return work.session.scalar(text("SELECT count(*) FROM member")) or 0
    finally:
        pool.close()


def test_an_owner_who_may_create_roles_makes_it_and_refreshes_it(
    new_database: NewDatabase, settings: Settings, vault: Vault
) -> None:
    url = new_database("CREATEROLE")
    assert migrate(url, vault)
    assert migrate(url, vault), "the second time it is there already"
    usable = usable_application_url(url, vault)
    assert make_url(usable).username == f"{make_url(url).database}_app"
    assert live(usable, settings, vault)


def test_an_ordinary_owner_is_the_application_itself(
    new_database: NewDatabase, settings: Settings, vault: Vault
) -> None:
    url = new_database("")
    assert not migrate(url, vault)
    assert usable_application_url(url, vault) == url
    assert live(url, settings, vault)


def test_a_superuser_is_never_the_application(new_database: NewDatabase, vault: Vault) -> None:
    url = new_database()
    with pytest.raises(UnsafeRole, match="run 'handbook migrate' once"):
        usable_application_url(url, vault)


def test_its_password_follows_the_secret_key(new_database: NewDatabase, vault: Vault) -> None:
    url = new_database()
    other = Vault("another secret key of more than 32 characters")
    assert make_url(application_url(url, vault)).password != make_url(application_url(url, other)).password


def test_making_it_twice_changes_nothing(application: Engine, vault: Vault, cluster_url: str) -> None:
    owner = create_engine(make_url(cluster_url).set(database=application.url.database))
    with owner.begin() as connection:
        assert ensure_application_role(connection, vault)
    owner.dispose()
    with application.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM publication_counter")) == 1
