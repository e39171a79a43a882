"""Hot reads: SQL asked straight of the driver, and the cheapest way to a connection for one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Self, cast

import psycopg
from sqlalchemy import Connection, Engine, PoolProxiedConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

_NAMED_VALUE = re.compile(r"(?<!:):([a-z]+)\b")


class Question:
    """A hot read in SQL, asked straight of the driver: prepared once a connection, rows as they come.

    Values are named as in ``text()``: ``:member``. Everything else goes through SQLAlchemy, which takes
    three times as long around such a question as PostgreSQL takes to answer it.
    """

    def __init__(self, sql: str) -> None:
        self.sql = sql
        self.names = list(dict.fromkeys(_NAMED_VALUE.findall(sql)))
        # Numbered as PostgreSQL itself numbers them: the driver reads long texts anew each time otherwise.
        self.numbered_sql = _NAMED_VALUE.sub(lambda found: f"${self.names.index(found[1]) + 1}", sql).encode()

    def ask(self, held: Session | Glance, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Every row, in the session's transaction.

        Raises:
            OperationalError: of SQLAlchemy, as by any other question: the database is away, say.
        """
        connection = held.connection()
        try:
            cursor = psycopg.RawCursor(_driver(connection))
            return cursor.execute(
                self.numbered_sql, [values[name] for name in self.names], prepare=True
            ).fetchall()
        except psycopg.OperationalError as error:
            connection.invalidate(error)
            raise OperationalError(self.sql, None, error, hide_parameters=True) from error


class Glance:
    """A pooled connection for a question or two, and a session only for a use case that wants objects.

    Every statement stands alone: opening and ending a session costs as much as answering such a question.
    """

    def __init__(self, engine: Engine, sessions: sessionmaker[Session]) -> None:
        self._engine = engine
        self._sessions = sessions
        self._taken: PoolProxiedConnection | None = None
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """Made when first wanted; from then on it answers the questions too."""
        if self._session is None:
            self._give_back()
            self._session = self._sessions()
        return self._session

    def connection(self) -> PoolProxiedConnection | Connection:
        """What questions are asked of.

        Raises:
            OperationalError: of SQLAlchemy: the database is away.
        """
        if self._session is not None:
            return self._session.connection()
        if self._taken is None:
            try:
                self._taken = self._engine.raw_connection()
            except psycopg.OperationalError as error:
                raise OperationalError(None, None, error, hide_parameters=True) from error
        return self._taken

    def _give_back(self) -> None:
        if self._taken is not None:
            self._taken.close()
            self._taken = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._give_back()
        if self._session is not None:
            self._session.close()


def _driver(connection: PoolProxiedConnection | Connection) -> psycopg.Connection[Any]:
    pooled = connection if isinstance(connection, PoolProxiedConnection) else connection.connection
    return cast("psycopg.Connection[Any]", pooled.driver_connection)
