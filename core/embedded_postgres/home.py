"""The folder that holds a cluster and all that belongs to it, and the account that owns them."""

from __future__ import annotations

import hashlib
import os
import pwd
import re
import socket
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.embedded_postgres.binaries import Binaries
from core.embedded_postgres.unavailable import PostgresUnavailable

SUPERUSER = "postgres"
PORT = 5432  # names the socket file; nothing listens on a network
# A socket's whole path is limited to 104 or 108 bytes. PostgreSQL and its clients read commas in it
# as the next entry of a list, and it passes through a shell.
_SOCKET_PATH_BYTES = 100
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_./-]+")


@dataclass(frozen=True, slots=True)
class Account:
    """The account a server runs under; ``is_ours`` when it is the one this process has already."""

    uid: int
    gid: int
    is_ours: bool

    @classmethod
    def ours(cls) -> Account:
        """The account of this process."""
        return cls(os.geteuid(), os.getegid(), is_ours=True)


@dataclass(frozen=True, slots=True)
class Home:
    """Where one data folder's cluster, socket, log and locks are."""

    folder: Path
    account: Account
    binaries: Binaries

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data directory; there only once it is complete."""
        return self.folder / "cluster"

    @property
    def pid_file(self) -> Path:
        """PostgreSQL's own note of its main process; stale after a power cut."""
        return self.cluster / "postmaster.pid"

    @property
    def log(self) -> Path:
        """What the server said since its last start; the run before is kept beside it."""
        return self.folder / "server.log"

    @property
    def lock(self) -> Path:
        """Held while the server is started or stopped."""
        return self.folder / "lock"

    @property
    def leases(self) -> Path:
        """Shared by all processes that use the server."""
        return self.folder / "leases"

    @property
    def socket_folder(self) -> Path:
        """In the home where its path allows, else a short one under ``/tmp`` named after the home.

        Not the runtime folder of the session: that goes away when its user logs out.
        """
        near = self.folder / "socket"
        path = str(near / f".s.PGSQL.{PORT}")
        if len(path) <= _SOCKET_PATH_BYTES and _PLAIN_PATH.fullmatch(path):
            return near
        digest = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        return Path(f"/tmp/handbook-{self.account.uid}-{digest}")  # noqa: S108 - make_private checks the owner

    @property
    def socket(self) -> Path:
        """The socket the server listens on."""
        return self.socket_folder / f".s.PGSQL.{PORT}"

    def is_answered(self) -> bool:
        """Whether somebody listens on the socket, be it from a container whose processes we cannot see."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
            try:
                caller.connect(str(self.socket))
            except (FileNotFoundError, ConnectionRefusedError):
                return False
        return True


def make_private(folder: Path, account: Account) -> None:
    """Make sure that ``folder`` exists and that nobody but ``account`` (and root) can enter it.

    Raises:
        PostgresUnavailable: the name is taken by somebody else's folder, by a link or by a file.
    """
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        os.chown(folder, account.uid, account.gid)
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode) or state.st_uid != account.uid:
        raise PostgresUnavailable(
            f"{folder} must be a folder of the account {account_name(account.uid)} alone, "
            f"and belongs to {account_name(state.st_uid)}: give it to that account, or move it away."
        )
    if stat.S_IMODE(state.st_mode) != 0o700:
        folder.chmod(0o700)


def account_name(uid: int) -> str:
    """The name of an account, or its number where it has none."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
