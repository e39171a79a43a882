"""What a kill, a power cut or a Ctrl-C leaves behind, and how the next start deals with it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from core.embedded_postgres import EmbeddedPostgres, PostgresUnavailable, processes, running, server, start
from core.embedded_postgres.home import Home
from core.embedded_postgres.placement import make_home
from tests.core.embedded_postgres.actors import Actor, Deed, ask, is_up
from tests.core.embedded_postgres.conftest import as_each_account, home_of


@as_each_account
def test_a_server_whose_starter_was_killed_is_taken_over_and_stopped(actor: Actor, used_folder: Path) -> None:
    with actor.guest(used_folder) as owner:
        postgres = owner.enters()
        process = main_process(home_of(actor, used_folder))
        owner.is_killed()
        assert is_up(postgres)
    with actor.guest(used_folder) as heir:
        assert heir.enters().started_here
        assert main_process(home_of(actor, used_folder)) == process
    assert not is_up(postgres)


def test_a_killed_server_starts_again_with_what_was_committed(actor: Actor, used_folder: Path) -> None:
    with actor.guest(used_folder) as guest:
        ask(guest.enters(), "CREATE TABLE note AS SELECT 'committed' AS text")
        home = home_of(actor, used_folder)
        kill_server(home)
        assert home.pid_file.exists()
        with actor.guest(used_folder) as next_guest:
            assert ask(next_guest.enters(), "SELECT text FROM note") == [("committed",)]


@pytest.mark.parametrize("its_name", ["sleep", "postgres"])
def test_a_noted_number_that_another_process_has_now_is_no_obstacle(
    actor: Actor, used_folder: Path, its_name: str
) -> None:
    with actor.guest(used_folder) as guest:
        guest.enters()
        home = home_of(actor, used_folder)
        note = home.pid_file.read_text()
    with stranger(home, its_name) as process:
        for file in (home.pid_file, home.socket.with_name(f"{home.socket.name}.lock")):
            file.write_text(f"{process.pid}\n{note.partition(chr(10))[2]}")
            os.chown(file, home.account.uid, home.account.gid)
        with actor.guest(used_folder) as guest:
            assert is_up(guest.enters())
        assert process.poll() is None


def test_a_busy_orphan_of_a_killed_server_is_ended_first(
    actor: Actor, used_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_PATIENCE_SECONDS", 1)
    with actor.guest(used_folder) as guest, endless_loop(guest.enters()) as orphan:
        kill_server(home_of(actor, used_folder))
        assert is_at_work(orphan)
        with actor.guest(used_folder) as next_guest:
            assert is_up(next_guest.enters())
            assert not is_at_work(orphan)


def test_a_first_start_that_was_interrupted_leaves_nothing_half_made(actor: Actor, data_folder: Path) -> None:
    half_made = actor.does(make_home, data_folder).folder / "cluster.draft-0123"
    actor.does(half_made.mkdir)
    actor.does((half_made / "PG_VERSION").write_text, "18\n")
    with actor.guest(data_folder) as guest:
        assert is_up(guest.enters())
    assert not half_made.exists()


@pytest.mark.parametrize("sign", ["cluster.draft-*/base", "cluster/postmaster.pid"])
def test_ctrl_c_during_a_first_start_leaves_no_server(actor: Actor, data_folder: Path, sign: str) -> None:
    home = actor.does(make_home, data_folder)
    deed = Deed(actor, lambda _line: stay_for_ever(data_folder))
    while not list(home.folder.glob(sign)):
        time.sleep(0.001)
    os.kill(deed.process.pid or 0, signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        deed.hears()
    deed.process.join()
    assert not home.is_answered()
    assert not home.pid_file.exists()
    with actor.guest(data_folder) as guest:
        assert is_up(guest.enters())


def test_a_server_that_recovers_for_long_is_left_to_finish(actor: Actor, used_folder: Path) -> None:
    def start_impatiently() -> EmbeddedPostgres:
        server._PATIENCE_SECONDS = 1
        return start(used_folder)

    with actor.guest(used_folder) as owner:
        owner.enters()
        owner.is_killed()
    process = main_process(home_of(actor, used_folder))
    process.suspend()
    with pytest.raises(PostgresUnavailable, match="at work and does not serve yet"):
        actor.does(start_impatiently)
    process.resume()
    with actor.guest(used_folder) as heir:
        assert heir.enters().started_here
        assert main_process(home_of(actor, used_folder)) == process


def stay_for_ever(data_folder: Path) -> None:
    with running(data_folder):
        signal.pause()


def main_process(home: Home) -> psutil.Process:
    return psutil.Process(int(home.pid_file.read_text().partition("\n")[0]))


def kill_server(home: Home) -> None:
    main_process(home).kill()
    while home.is_answered():
        time.sleep(0.01)


def is_at_work(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


@contextmanager
def stranger(home: Home, name: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process called ``name`` under the server's own account that has nothing to do with it."""
    switch = {"user": home.account.uid} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        program = shutil.copy(shutil.which("sleep") or "", Path(folder) / name)
        process = subprocess.Popen([program, "600"], **switch)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


@contextmanager
def endless_loop(postgres: EmbeddedPostgres) -> Iterator[psutil.Process]:
    """A connection's process that never looks whether its server still lives."""
    with closing(psycopg.connect(postgres.url.replace("+psycopg", ""), autocommit=True)) as connection:
        process = psutil.Process(connection.info.backend_pid)
        connection.pgconn.send_query(b"DO $$ BEGIN LOOP END LOOP; END $$")
        time.sleep(0.2)
        try:
            yield process
        finally:
            with suppress(psutil.NoSuchProcess):
                process.kill()
