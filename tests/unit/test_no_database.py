"""The promise of this folder, kept: no test in it can reach a database."""

from __future__ import annotations

import psycopg
import pytest

from core.database import Database
from tests.unit.conftest import DatabaseReached


def test_no_connection_opens() -> None:
    for connect in (psycopg.connect, psycopg.Connection.connect):
        with pytest.raises(DatabaseReached):
            connect("host=127.0.0.1")


def test_nor_does_one_through_the_session() -> None:
    database = Database("postgresql+psycopg://nobody@127.0.0.1/nothing")
    with pytest.raises(DatabaseReached), database.session() as session:
        session.connection()
