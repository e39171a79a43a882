"""The connection to PostgreSQL: engine, session and the base class of every table."""

from __future__ import annotations

import time
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, cast
from uuid import UUID

import orjson
import psycopg
import sqlalchemy.exc
from psycopg.pq import ConnStatus
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Connection,
    Date,
    DateTime,
    Dialect,
    Engine,
    ExceptionContext,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
    Uuid,
    create_engine,
    event,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from core.question import Glance

NAMING_CONVENTION = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


DATABASE_AWAY = (OperationalError, InterfaceError, DisconnectionError, sqlalchemy.exc.TimeoutError)
"""What a unit of work ends with where PostgreSQL cannot be reached or does not get to it; later it may."""


class Word(TypeDecorator[StrEnum]):
    """A ``StrEnum`` kept as text; a new word needs no migration of a database type.

    Pair it with :func:`one_of`, which refuses any other word at the table.
    """

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | str | None, _dialect: Dialect) -> str | None:
        """Text for the database; a string that is not one of the words is a ``ValueError``."""
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, _dialect: Dialect) -> StrEnum | None:
        """The word for Python."""
        return None if value is None else self.words(value)


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """A table check that ``column`` holds one of ``words``."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_word")


class Base(DeclarativeBase):
    """Every table: aware UTC timestamps, plain types, one naming convention."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: DateTime(timezone=True),
        date: Date(),
        str: Text(),
        int: BigInteger(),
        bytes: LargeBinary(),
        UUID: Uuid(),
        dict[str, Any]: JSONB(),
    }


_TRUSTED_SECONDS = 1.0
# The questions asked there are few and prepared: planning the inbox anew takes twice as long as answering it.
_GLANCING = "-c default_transaction_read_only=on -c plan_cache_mode=force_generic_plan"


class Database:
    """One pool of connections as one PostgreSQL role."""

    def __init__(self, url: str, *, pool_size: int = 10, application_name: str = "handbook") -> None:
        self.engine = _engine(url, pool_size, application_name)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False, autoflush=False)
        # Every statement its own transaction, and none that writes: one way to the server instead of four.
        # No transaction is ever open there: nothing to roll back when a connection comes home.
        self._glancing = _engine(
            url,
            pool_size,
            application_name,
            _GLANCING,
            isolation_level="AUTOCOMMIT",
            pool_reset_on_return=None,
        )
        self._glances = sessionmaker(self._glancing, expire_on_commit=False, autoflush=False)

    def session(self, *, read_only: bool = False) -> Session:
        """A new session; ``read_only`` makes PostgreSQL refuse every write in it."""
        session = self._sessions()
        if read_only:
            session.connection(execution_options={"postgresql_readonly": True})
        return session

    def glance(self) -> Glance | Session:
        """For a question or two that need no common snapshot; PostgreSQL refuses every write."""
        return Glance(self._glancing, self._glances)

    def close(self) -> None:
        """Give every pooled connection back to the server."""
        self.engine.dispose()
        self._glancing.dispose()


def _engine(
    url: str, pool_size: int, application_name: str, more_options: str = "", **changed: str | None
) -> Engine:
    # Compiling a question takes longer than answering it: the large ones are bulk work, and few.
    options = (
        "-c timezone=UTC -c statement_timeout=60s -c lock_timeout=10s -c jit=off"
        f" -c idle_in_transaction_session_timeout=120s {more_options}"
    )
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=5,
        pool_timeout=10,
        hide_parameters=True,  # errors reach the log, values must not
        json_serializer=lambda value: orjson.dumps(value).decode(),
        json_deserializer=orjson.loads,
        connect_args={
            "connect_timeout": 10,
            "application_name": application_name,
            "options": options.strip(),
        },
        **{"isolation_level": "READ COMMITTED", **changed},
    )
    event.listen(engine, "handle_error", _forget_values)
    event.listen(engine, "checkin", _note_use)
    event.listen(engine, "checkout", _ask_whether_alive)
    return engine


def _note_use(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info["used_at"] = time.monotonic()


def _ask_whether_alive(connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
    """Ping after a pause, as ``pool_pre_ping`` does before each use: a busy one has just answered."""
    if time.monotonic() - record.info.get("used_at", time.monotonic()) < _TRUSTED_SECONDS:
        return
    try:
        if not connection.autocommit:
            connection.rollback()
        connection.pgconn.exec_(b"")
        if connection.pgconn.status != ConnStatus.OK:
            raise psycopg.OperationalError("the connection was lost")
    except psycopg.Error as error:
        raise DisconnectionError from error


def _forget_values(context: ExceptionContext) -> None:
    """Errors reach the log, and PostgreSQL quotes the whole failing row in their details."""
    error = context.original_exception
    if isinstance(error, psycopg.Error) and error.diag.message_detail:
        error.args = (error.diag.message_primary,)
        if context.sqlalchemy_exception is not None:
            context.sqlalchemy_exception.args = (f"({type(error).__name__}) {error}",)


def driver_connection(connection: Connection) -> psycopg.Connection[Any]:
    """The psycopg connection behind SQLAlchemy's, for what only the driver can say."""
    return cast("psycopg.Connection[Any]", connection.connection.driver_connection)
