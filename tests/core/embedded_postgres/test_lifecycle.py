"""Starting, sharing and stopping a server."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from core.embedded_postgres import EmbeddedPostgres, PostgresUnavailable, remove, running, start, stop
from tests.core.embedded_postgres.actors import Actor, ask, is_up
from tests.core.embedded_postgres.conftest import as_each_account, home_of


@as_each_account
def test_a_first_start_gives_a_database_that_knows_vietnamese_letters(
    actor: Actor, data_folder: Path
) -> None:
    with actor.guest(data_folder) as guest:
        postgres = guest.enters()
        assert postgres.started_here
        ask(postgres, "CREATE EXTENSION pg_trgm")
        ask(postgres, "CREATE EXTENSION unaccent")
        assert ask(postgres, "SELECT current_database(), current_setting('fsync')") == [("handbook", "on")]
        assert ask(postgres, "SELECT lower('ĐẢNG'), unaccent('Đảng viên')") == [("đảng", "Dang vien")]
        assert ask(postgres, "SELECT cardinality(show_trgm('đảng'))") == [(5,)]


def test_what_was_written_is_there_after_a_restart(actor: Actor, used_folder: Path) -> None:
    with actor.guest(used_folder) as guest:
        ask(guest.enters(), "CREATE TABLE note AS SELECT 'kept' AS text")
    with actor.guest(used_folder) as guest:
        assert ask(guest.enters(), "SELECT text FROM note") == [("kept",)]


@pytest.mark.parametrize("exception", [ValueError, KeyboardInterrupt, SystemExit])
def test_leaving_by_an_exception_stops_the_server(
    actor: Actor, used_folder: Path, exception: type[BaseException]
) -> None:
    def fail() -> EmbeddedPostgres:
        seen = []
        try:
            with running(used_folder) as postgres:
                seen.append(postgres)
                raise exception  # noqa: TRY301 - leaving by an exception is what is tested
        except exception:
            return seen[0]

    assert not is_up(actor.does(fail))


def test_the_last_to_leave_stops_the_server(actor: Actor, used_folder: Path) -> None:
    with actor.guest(used_folder) as first, actor.guest(used_folder) as second:
        answers = [first.enters(), second.enters()]
        first.leaves()
        assert is_up(answers[0])
        second.leaves()
        assert not is_up(answers[0])


def test_of_two_that_start_at_once_one_finds_it_running(actor: Actor, data_folder: Path) -> None:
    with actor.guest(data_folder) as one, actor.guest(data_folder) as other:
        answers = [one.enters(), other.enters()]
    assert sorted(answer.started_here for answer in answers) == [False, True]
    assert answers[0].url == answers[1].url


def test_folders_side_by_side_have_servers_of_their_own(actor: Actor, place: Path) -> None:
    with actor.guest(place / "one") as one, actor.guest(place / "other") as other:
        folders = [ask(guest.enters(), "SHOW data_directory") for guest in (one, other)]
        assert folders[0] != folders[1]
        one.leaves()
        assert actor.does(start, place / "other").started_here is False


def test_a_forked_worker_that_ends_leaves_its_parents_server_alone(actor: Actor, used_folder: Path) -> None:
    def fork_inside() -> bool:
        try:
            with running(used_folder) as postgres:
                worker = os.fork()
                if worker == 0:
                    raise SystemExit  # noqa: TRY301 - as a worker's sys.exit unwinds its parent's frames
                os.waitpid(worker, 0)
                return is_up(postgres)
        except SystemExit:
            os._exit(0)

    assert actor.does(fork_inside)


def test_a_terminals_ctrl_c_does_not_reach_the_server(actor: Actor, used_folder: Path) -> None:
    def interrupt_the_whole_group() -> bool:
        os.setsid()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with running(used_folder) as postgres:
            os.killpg(0, signal.SIGINT)
            return is_up(postgres)

    assert actor.does(interrupt_the_whole_group)


@as_each_account
def test_start_outlives_its_process_and_the_next_user_takes_over(actor: Actor, used_folder: Path) -> None:
    postgres = actor.does(start, used_folder)
    assert is_up(postgres)
    with actor.guest(used_folder) as guest:
        assert guest.enters().started_here
    assert not is_up(postgres)


def test_stop_ends_it_whoever_uses_it(actor: Actor, used_folder: Path) -> None:
    with actor.guest(used_folder) as guest:
        postgres = guest.enters()
        actor.does(stop, used_folder)
        assert not is_up(postgres)


def test_stopping_where_nothing_runs_is_fine(actor: Actor, data_folder: Path) -> None:
    actor.does(stop, data_folder)
    assert not data_folder.exists()


def test_remove_leaves_nothing(actor: Actor, data_folder: Path) -> None:
    with actor.guest(data_folder) as guest:
        guest.enters()
        home = home_of(actor, data_folder)
        with pytest.raises(PostgresUnavailable, match="in use"):
            actor.does(remove, data_folder)
    actor.does(remove, data_folder)
    assert not home.folder.exists()
    assert not home.socket_folder.exists()
    assert list(data_folder.iterdir()) == []
