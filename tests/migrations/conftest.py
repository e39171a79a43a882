"""Databases of one's own on the test server, by owners of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.conftest import _LOCALE

NewDatabase = Callable[..., str]


@contextmanager
def database(cluster_url: str, rights: str | None) -> Iterator[str]:
    name, cluster = f"migrations_{uuid4().hex[:12]}", make_url(cluster_url)
    admin = create_engine(cluster.set(database="postgres"), isolation_level="AUTOCOMMIT")
    owner = f"{name}_owner" if rights is not None else None
    with admin.connect() as connection:
        if owner:
            connection.execute(text(f'CREATE ROLE "{owner}" LOGIN {rights}'))
        owned_by = f' OWNER "{owner}"' if owner else ""
        connection.execute(text(f'CREATE DATABASE "{name}" {_LOCALE}{owned_by}'))
    try:
        url = cluster.set(database=name, username=owner or cluster.username)
        yield url.render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
            for role in (f"{name}_app", owner):
                if role:
                    connection.execute(text(f'DROP ROLE IF EXISTS "{role}"'))
        admin.dispose()


@pytest.fixture
def new_database(cluster_url: str) -> Iterator[NewDatabase]:
    """``new_database()`` is a superuser's; ``new_database("CREATEROLE")`` an owner's with those rights."""
    with ExitStack() as stack:
        yield lambda rights=None: stack.enter_context(database(cluster_url, rights))
