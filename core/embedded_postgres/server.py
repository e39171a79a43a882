"""Bringing a cluster's server up and down; always while holding its home's lock."""

from __future__ import annotations

import os
import shlex
import time

from core.embedded_postgres.creation import check_version, make_cluster
from core.embedded_postgres.home import PORT, Home, make_private
from core.embedded_postgres.processes import end_orphans, postmaster_of
from core.embedded_postgres.programs import run_program
from core.embedded_postgres.questions import ensure_database, refusal
from core.embedded_postgres.unavailable import PostgresUnavailable, StillRecovering, explain
from core.logging import get_logger

_PATIENCE_SECONDS = 600  # recovery after a power cut, or the last checkpoint of a large database
_SOCKET_SECONDS = 10  # the socket opens long before recovery ends
_POLL_SECONDS = 0.2

log = get_logger(__name__)


def bring_up(home: Home) -> None:
    """Make the cluster if there is none, start its server if none runs, and wait until it serves.

    Raises:
        PostgresUnavailable: with the reason the server itself gives.
    """
    make_private(home.socket_folder, home.account)
    if not home.cluster.exists():
        make_cluster(home)
    check_version(home)
    if not _serves(home):
        _clear_leftovers(home)
        _launch(home)
        if not _serves(home):
            raise explain(home.log.read_text(errors="replace"), home.folder)
    ensure_database(home)


def shut_down(home: Home) -> None:
    """End every connection, write everything to disk and wait until the server has ended.

    Raises:
        PostgresUnavailable: the server is out of this system's sight, or does not end.
    """
    if postmaster_of(home) is not None:
        run_program(home, "pg_ctl", "stop", "--mode=fast", *_wait_and_quietly())
        log.info("database_stopped", folder=str(home.folder))
    process = postmaster_of(home)
    if process is not None:
        raise PostgresUnavailable(
            f"PostgreSQL (process {process.pid}) has not ended after {_PATIENCE_SECONDS} s: see {home.log}."
        )
    if home.is_answered():
        raise PostgresUnavailable(
            f"The server of {home.folder} runs where its processes cannot be seen from here, "
            "as in another container: stop it there."
        )


def _serves(home: Home) -> bool:
    """Whether the server lives; if it does, returns once it serves, however long it recovers.

    Raises:
        PostgresUnavailable: it lives and does not serve in time, or another server answers.
    """
    began = time.monotonic()
    while (is_answered := home.is_answered()) or postmaster_of(home) is not None:
        reason = refusal(home) if is_answered else "its socket is missing"
        if reason is None:
            return True
        waited = time.monotonic() - began
        if waited > _PATIENCE_SECONDS:
            raise _still_recovering(home, reason)
        if waited > _SOCKET_SECONDS and not is_answered:
            raise PostgresUnavailable(
                f"The server of {home.folder} runs and its socket {home.socket} is gone: "
                f"end it with kill -INT $(head -1 {home.pid_file}), then start again."
            )
        time.sleep(_POLL_SECONDS)
    return False


def _clear_leftovers(home: Home) -> None:
    """Remove what a killed server left, as PostgreSQL takes any process with the noted number for it."""
    end_orphans(home)
    home.pid_file.unlink(missing_ok=True)
    home.socket.unlink(missing_ok=True)
    home.socket.with_name(f"{home.socket.name}.lock").unlink(missing_ok=True)


def _launch(home: Home) -> None:
    _begin_log(home)
    options = {
        "listen_addresses": "",
        "port": PORT,
        "unix_socket_directories": home.socket_folder,
        "unix_socket_permissions": "0700",
    }
    given = shlex.join(part for name, value in options.items() for part in ("-c", f"{name}={value}"))
    started = run_program(
        home, "pg_ctl", "start", *_wait_and_quietly(), f"--log={home.log.name}", f"--options={given}"
    )
    if started.returncode == 0:
        log.info("database_started", folder=str(home.folder))
    elif postmaster_of(home) is not None:
        raise _still_recovering(home, "it recovers")
    else:
        raise explain(home.log.read_text(errors="replace") or started.stderr, home.folder)


def _wait_and_quietly() -> tuple[str, ...]:
    return ("--pgdata=cluster", "--wait", f"--timeout={_PATIENCE_SECONDS}", "--silent")


def _begin_log(home: Home) -> None:
    if home.log.exists():
        home.log.replace(home.log.with_suffix(".log.1"))
    home.log.touch(mode=0o600)
    os.chown(home.log, home.account.uid, home.account.gid)


def _still_recovering(home: Home, reason: str) -> StillRecovering:
    return StillRecovering(
        f"The server of {home.folder} is at work and does not serve yet after {_PATIENCE_SECONDS} s "
        f"({reason}); it goes on: watch {home.log} and start again once it is ready."
    )
