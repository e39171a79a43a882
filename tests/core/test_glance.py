"""A glance: questions on a pooled connection that nobody can write through, and that always comes home."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from core.question import Question
from core.settings import Settings
from core.unit_of_work import Runtime
from services.actor import ANONYMOUS
from tests.database import committing_runtime

MORE_THAN_THE_POOL_HOLDS = 20
SELF = Question("SELECT pg_backend_pid()")
DOUBLED = Question("SELECT CAST(:number AS int) * 2")


@pytest.fixture
def runtime(owner_url: str, settings: Settings) -> Iterator[Runtime]:
    """On connections that really come and go."""
    with committing_runtime(owner_url, settings) as (made, _):
        yield made


def test_a_question_that_writes_is_refused(runtime: Runtime) -> None:
    with runtime.glance(ANONYMOUS) as work, pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        work.ask(Question("UPDATE publication_counter SET value = value RETURNING value"))


def test_a_session_that_writes_is_refused(runtime: Runtime) -> None:
    with runtime.glance(ANONYMOUS) as work, pytest.raises(DBAPIError, match="read-only"):
        work.session.execute(text("UPDATE publication_counter SET value = value"))


def test_a_database_that_went_away_is_told_and_found_again(runtime: Runtime) -> None:
    with runtime.glance(ANONYMOUS) as work:
        ((backend,),) = work.ask(SELF)
        with runtime.work(ANONYMOUS) as other:
            other.session.execute(text("SELECT pg_terminate_backend(:backend)"), {"backend": backend})
        with pytest.raises(OperationalError):
            work.ask(SELF)
    with runtime.glance(ANONYMOUS) as work:
        assert work.ask(SELF) != [(backend,)]


def test_every_connection_comes_home(runtime: Runtime) -> None:
    for number in range(MORE_THAN_THE_POOL_HOLDS):
        with runtime.glance(ANONYMOUS) as work:
            assert work.ask(DOUBLED, number=number) == [(2 * number,)]
            assert work.session.scalar(text("SELECT 1")) == 1
            assert work.ask(DOUBLED, number=1) == [(2,)]


def test_it_comes_home_from_a_mistake_too(runtime: Runtime) -> None:
    for _ in range(MORE_THAN_THE_POOL_HOLDS):
        with pytest.raises(DBAPIError), runtime.glance(ANONYMOUS) as work:
            work.session.execute(text(f"SELECT {work.ask(SELF)[0][0]} / 0"))
