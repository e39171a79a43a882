"""Starting, sharing, stopping and removing the server of a data folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from core.embedded_postgres.home import Home
from core.embedded_postgres.locks import Lease, locked
from core.embedded_postgres.placement import find_home, make_home
from core.embedded_postgres.questions import address
from core.embedded_postgres.root_store import location_file
from core.embedded_postgres.server import bring_up, shut_down
from core.embedded_postgres.unavailable import PostgresUnavailable, StillRecovering, explain

# What start() took and stop() gives back; the operating system takes back the rest at the process's end.
_kept: dict[Path, Lease] = {}


@dataclass(frozen=True, slots=True)
class EmbeddedPostgres:
    """A server that answers.

    ``url`` is the SQLAlchemy address of its superuser in the database ``handbook``. ``started_here`` is
    False when another live process was using the server already; it is True for the process that takes
    over a server whose users have all been killed.
    """

    url: str
    started_here: bool


def start(data_folder: Path) -> EmbeddedPostgres:
    """Start the server of ``data_folder``, or find it running; it then runs until ``stop``.

    The first start makes the cluster. Waits up to ten minutes for a server that recovers.

    Raises:
        PostgresUnavailable: with one sentence for the administrator.
    """
    data_folder = data_folder.resolve()
    postgres, _, lease = _enter(data_folder)
    _give_up_kept(data_folder)
    _kept[data_folder] = lease
    return postgres


def stop(data_folder: Path) -> None:
    """Shut the server of ``data_folder`` down, whoever uses it, and wait for its end; none is fine too.

    Raises:
        PostgresUnavailable: it does not end.
    """
    data_folder = data_folder.resolve()
    home = find_home(data_folder)
    if home is not None:
        with locked(home.lock):
            shut_down(home)
    _give_up_kept(data_folder)


@contextmanager
def running(data_folder: Path) -> Iterator[EmbeddedPostgres]:
    """The running server of ``data_folder``; whoever leaves last, by whatever exception, stops it.

    Raises:
        PostgresUnavailable: with one sentence for the administrator.
    """
    postgres, home, lease = _enter(data_folder.resolve())
    entered_by = os.getpid()
    try:
        yield postgres
    finally:
        if os.getpid() == entered_by:  # a forked worker that ends must not stop its parent's server
            _leave(home, lease)


def remove(data_folder: Path) -> None:
    """Stop the server of ``data_folder`` and delete its database for good.

    Raises:
        PostgresUnavailable: another process uses it.
    """
    data_folder = data_folder.resolve()
    _give_up_kept(data_folder)
    home = find_home(data_folder)
    if home is None:
        return
    with locked(home.lock):
        lease = Lease(home.leases)
        try:
            if not lease.is_the_only_one():
                raise PostgresUnavailable(
                    f"The database of {data_folder} is in use: stop what uses it first."
                )
            shut_down(home)
        finally:
            lease.give_up()
        if home.socket_folder.exists():
            shutil.rmtree(home.socket_folder)
        shutil.rmtree(home.folder)
        location_file(data_folder).unlink(missing_ok=True)


def _give_up_kept(data_folder: Path) -> None:
    lease = _kept.pop(data_folder, None)
    if lease is not None:
        lease.give_up()


def _enter(data_folder: Path) -> tuple[EmbeddedPostgres, Home, Lease]:
    try:
        home = make_home(data_folder)
        with locked(home.lock):
            lease = Lease(home.leases)
            try:
                is_first = lease.is_the_only_one()
                bring_up(home)
            except BaseException as error:
                _abandon(home, lease, error)
                raise
        return EmbeddedPostgres(address(home), is_first), home, lease
    except OSError as error:
        raise explain(str(error), data_folder) from error


def _abandon(home: Home, lease: Lease, error: BaseException) -> None:
    """Leave nothing running after a start that failed or was interrupted; a recovery is let to finish."""
    try:
        if lease.is_the_only_one() and not isinstance(error, StillRecovering):
            with suppress(PostgresUnavailable):  # the failure of the start itself says more
                shut_down(home)
    finally:
        lease.give_up()


def _leave(home: Home, lease: Lease) -> None:
    with locked(home.lock):
        try:
            if lease.is_the_only_one():
                shut_down(home)
        finally:
            lease.give_up()
