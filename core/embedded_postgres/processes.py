"""Which live processes serve a cluster: judged by the folder they work in, not by a number in a file."""

from __future__ import annotations

import time
from contextlib import suppress

import psutil

from core.embedded_postgres.home import Home

_PATIENCE_SECONDS = 5
_POLL_SECONDS = 0.1


def postmaster_of(home: Home) -> psutil.Process | None:
    """The live main process of the server, if there is one that this system can see."""
    try:
        noted = home.pid_file.read_text(errors="replace").partition("\n")[0]
        process = psutil.Process(int(noted))
    except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
        return None
    return process if _serves(process, home) else None


def end_orphans(home: Home) -> None:
    """End what a killed main process left behind: first by waiting, then by asking, then by force."""
    for signal in (psutil.Process.terminate, psutil.Process.kill):
        for orphan in _still_alive_after_a_while(home):
            with suppress(psutil.NoSuchProcess):
                signal(orphan)
    _still_alive_after_a_while(home)


def _still_alive_after_a_while(home: Home) -> list[psutil.Process]:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while alive := [process for process in psutil.process_iter() if _serves(process, home)]:
        if time.monotonic() > deadline:
            break
        time.sleep(_POLL_SECONDS)
    return alive


def _serves(process: psutil.Process, home: Home) -> bool:
    """Every process of a server is called ``postgres`` and works in its cluster's folder."""
    try:
        return process.name() == "postgres" and home.cluster.samefile(process.cwd())
    except (psutil.Error, OSError):
        return False  # ended, a zombie, or another account's: a server of ours runs under ours
