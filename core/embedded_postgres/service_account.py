"""The system account that runs the server when the handbook itself is started by root."""

from __future__ import annotations

import pwd
import shutil
import subprocess

from core.embedded_postgres.home import Account
from core.embedded_postgres.unavailable import PostgresUnavailable

NAME = "handbook"

_USERADD = (
    "--system",
    "--no-create-home",
    "--home-dir",
    "/nonexistent",
    "--shell",
    "/usr/sbin/nologin",
    NAME,
)


def service_account() -> Account:
    """The account ``handbook``, made as a system account without a login if it is absent.

    An account of its own, and not ``nobody`` or a distribution's ``postgres``: whoever runs under the
    server's account can read all its data.

    Raises:
        PostgresUnavailable: there is no such account and none can be made.
    """
    entry = _find() or _make()
    if entry.pw_uid == 0:
        raise PostgresUnavailable(
            f"The account {NAME} is root itself, and PostgreSQL refuses root: give it a number of its own."
        )
    return Account(entry.pw_uid, entry.pw_gid, is_ours=False)


def _find() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        return None


def _make() -> pwd.struct_passwd:
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program is None:
        raise _cannot_make("this system has no useradd")
    made = subprocess.run(  # noqa: S603 - constant arguments, no shell
        [program, *_USERADD], capture_output=True, text=True, check=False
    )
    entry = _find()
    if entry is None:
        raise _cannot_make(made.stderr.strip() or f"useradd ended with {made.returncode}")
    return entry


def _cannot_make(reason: str) -> PostgresUnavailable:
    return PostgresUnavailable(
        f"PostgreSQL refuses to run as root and the system account {NAME} cannot be made ({reason}): "
        "start the handbook as an ordinary user, or make that account yourself."
    )
