"""What is asked of a server over its socket, as its superuser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL

from core.embedded_postgres.home import PORT, SUPERUSER, Home
from core.embedded_postgres.unavailable import PostgresUnavailable, explain

_DATABASE = "handbook"
_CREATE_DATABASE = f"""
    CREATE DATABASE {_DATABASE} TEMPLATE template0 ENCODING 'UTF8'
    LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'
"""


def address(home: Home) -> str:
    """The SQLAlchemy URL of the database ``handbook``."""
    # The port is named because PGPORT in the environment would change it.
    query = {"host": str(home.socket_folder), "port": str(PORT)}
    url = URL.create("postgresql+psycopg", username=SUPERUSER, database=_DATABASE, query=query)
    return url.render_as_string(hide_password=False)


def refusal(home: Home) -> str | None:
    """Why the server does not serve yet (it starts, recovers or shuts down), in its words; None once it does.

    Raises:
        PostgresUnavailable: the server of another cluster answers.
    """
    try:
        with _connect(home) as connection:
            row = connection.execute("SELECT current_setting('data_directory')").fetchone()
    except psycopg.OperationalError as error:
        return str(error)
    folder = Path(str(row[0]) if row else "")
    if not (folder.exists() and folder.samefile(home.cluster)):
        raise PostgresUnavailable(
            f"The socket {home.socket} is answered by the server of {folder}: stop that server first."
        )
    return None


def ensure_database(home: Home) -> None:
    """Create the database ``handbook`` if the cluster has none.

    Raises:
        PostgresUnavailable: with the server's reason, a full disk for one.
    """
    try:
        with _connect(home) as connection:
            found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [_DATABASE])
            if not found.rowcount:
                connection.execute(_CREATE_DATABASE)
    except psycopg.Error as error:
        raise explain(str(error), home.folder) from error


def _connect(home: Home) -> psycopg.Connection[tuple[Any, ...]]:
    return psycopg.connect(
        host=str(home.socket_folder),
        port=PORT,
        user=SUPERUSER,
        dbname="postgres",
        connect_timeout=5,
        autocommit=True,
    )
