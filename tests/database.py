"""Databases for tests: one whose every commit is undone, and one of its own that really commits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import create_engine, event, make_url, text
from sqlalchemy.orm import Session, sessionmaker

from core.application_role import application_url
from core.clock import Clock, system_clock
from core.database import Database
from core.files import FileStore
from core.jobs import JobQueue
from core.settings import Settings
from core.unit_of_work import Runtime
from core.vault import Vault
from migrations import migrate


class UndoneDatabase(Database):
    """All sessions share one connection and one outer transaction; commits end only savepoints."""

    def __init__(self, url: str) -> None:
        super().__init__(url, pool_size=1)
        self._connection = self.engine.connect()
        self._transaction = self._connection.begin()
        self._nested = sessionmaker(
            self._connection,
            join_transaction_mode="create_savepoint",
            expire_on_commit=False,
            autoflush=False,
        )

    def session(self, *, read_only: bool = False) -> Session:
        session = self._nested()
        if read_only:
            session.execute(text("SET LOCAL transaction_read_only = on"))
        else:
            event.listen(session, "before_commit", _do_what_waits)
        return session

    def glance(self) -> Session:
        return self.session(read_only=True)

    def close(self) -> None:
        self._transaction.rollback()
        self._connection.close()
        super().close()


@contextmanager
def statements_of(runtime: Runtime) -> Iterator[list[str]]:
    """Every statement that is sent to the database inside the block."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(runtime.database.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(runtime.database.engine, "before_cursor_execute", note)


def _do_what_waits(session: Session) -> None:
    """What waits for the commit is done as if this were one."""
    session.flush()
    session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    session.execute(text("SET CONSTRAINTS ALL DEFERRED"))


@contextmanager
def copied_database(owner_url: str) -> Iterator[str]:
    """The address of a fresh copy of a migrated database, dropped afterwards."""
    name = f"copy_{uuid4().hex[:12]}"
    source = make_url(owner_url)
    admin = create_engine(source.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{source.database}"'))
    try:
        yield source.set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        admin.dispose()


@contextmanager
def committing_runtime(
    owner_url: str, settings: Settings, clock: Clock = system_clock
) -> Iterator[tuple[Runtime, str]]:
    """A runtime on a copy that other connections and processes see, and the owner's address of the copy."""
    with copied_database(owner_url) as url:
        vault = Vault(settings.secret_key)
        migrate(url, vault)  # gives the copy its application role
        address = application_url(url, vault)
        database = Database(address)
        runtime = Runtime(settings, database, vault, FileStore(settings.storage_url), JobQueue(), clock)
        try:
            yield runtime, url
        finally:
            database.close()
    _drop_role(owner_url, str(make_url(address).username))


def _drop_role(owner_url: str, role: str) -> None:
    admin = create_engine(make_url(owner_url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'DROP ROLE "{role}"'))
    admin.dispose()
