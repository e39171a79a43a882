"""Rules are tested without a database: a unit test that asks for one, or reaches for one, fails."""

from __future__ import annotations

from typing import NoReturn

import psycopg
import pytest

NEED_A_DATABASE = {"cluster_url", "owner_url", "runtime", "world"}


class DatabaseReached(Exception):
    """A test of rules opened a connection."""


def _refuse(*_args: object, **_kwargs: object) -> NoReturn:
    raise DatabaseReached


@pytest.fixture(autouse=True)
def no_database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a fixture that stands on a database nor a connection of one's own."""
    asked = NEED_A_DATABASE & set(request.fixturenames)
    assert not asked, f"a test of rules asks for {', '.join(sorted(asked))}"
    for place in (psycopg, psycopg.Connection, psycopg.AsyncConnection):
        monkeypatch.setattr(place, "connect", _refuse)
