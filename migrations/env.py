"""How Alembic runs: on the connection it is given, or on ``DATABASE_URL``."""

from __future__ import annotations

import os
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, create_engine

import models  # noqa: F401 - the import makes every table known
from core.database import Base, Word


def ours(_object: Any, name: str | None, kind: str, _reflected: bool, _compared: Any) -> bool:
    """The queue's tables belong to procrastinate, which has migrations of its own."""
    return not (kind == "table" and (name or "").startswith("procrastinate_"))


def plain(kind: str, found: Any, _context: Any) -> str | Literal[False]:
    """Our types are written as what PostgreSQL stores, so that old migrations need none of our code."""
    return "sa.Text()" if kind == "type" and isinstance(found, Word) else False


def run(connection: Connection) -> None:
    """Run the asked-for steps; give up quickly rather than queue up behind a long lock."""
    connection.exec_driver_sql("SET LOCAL lock_timeout = '5s'")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=ours,
        render_item=plain,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = create_engine(os.environ["DATABASE_URL"].replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.begin() as connection:
        run(connection)
