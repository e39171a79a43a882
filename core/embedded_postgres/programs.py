"""Running PostgreSQL's programs as the account that owns the cluster."""

from __future__ import annotations

import subprocess
from typing import Any

from core.embedded_postgres.home import Account, Home


def run_program(home: Home, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``initdb`` or ``pg_ctl`` in the home and wait for it.

    It gets a session of its own, so that Ctrl-C at the terminal reaches only this process, which then
    decides; ``pg_ctl`` does the same for the server. The environment is not passed on: variables such
    as PGPORT and PGDATA change what the programs do.
    """
    return subprocess.run(  # noqa: S603 - our own programs, our own arguments, no shell
        [home.binaries.folder / name, *arguments],
        cwd=home.folder,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        umask=0o077,
        start_new_session=True,
        check=False,
        **_switch_to(home.account),
    )


def _switch_to(account: Account) -> dict[str, Any]:
    if account.is_ours:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}
