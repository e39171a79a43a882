"""``python -m bench --scale small|national``: run every benchmark and write ``bench/results.json``."""

from __future__ import annotations

import argparse
import importlib
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, make_url, text

from bench import results
from core.embedded_postgres import remove, running
from core.logging import configure_logging
from core.runtime import build_runtime
from core.settings import Settings
from core.vault import Vault
from migrations import migrate

SUBJECTS = (
    *("reads", "audience", "attendance", "check_in", "inbox", "library"),
    *("reform", "push", "fan_out", "imports", "duplicates"),
)
"""The modules of this folder with ``measures(runtime, scale)``; each gets an empty database."""

_EMPTY = (
    "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin "
    "BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
)


def main() -> None:
    """Measure on a server of its own, which is removed in the end."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--scale", choices=("small", "national"), default="small")
    parser.add_argument("--only", metavar="SUBJECT", help="one module of this folder, listed or not")
    options = parser.parse_args()
    scale, subjects = options.scale, (options.only,) if options.only else SUBJECTS
    # One line of log a request would be measured too.
    configure_logging(replace(Settings.from_environment(), log_level="warning"))
    folder = Path(tempfile.mkdtemp(prefix="handbook-bench-"))
    with running(folder) as server:
        lines = [line for subject in subjects for line in _measured(server.url, folder, subject, scale)]
    remove(folder)
    for line in lines:
        results.show(line)
    # Of a single subject, the others' figures are left as they were.
    results.write(results.merged(results.kept() if options.only else [], lines))
    print(f"Written to {results.FILE}")


def _measured(cluster: str, folder: Path, subject: str, scale: str) -> list[dict[str, Any]]:
    url = make_url(cluster).set(database=f"bench_{subject}")
    admin = create_engine(make_url(cluster).set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{url.database}" {_EMPTY}'))
    admin.dispose()
    address = url.render_as_string(hide_password=False)
    settings = replace(
        Settings.from_environment(), database_url=address, data_folder=folder, notification_recorder=True
    )
    migrate(address, Vault(settings.secret_key))
    runtime = build_runtime(settings, application_name=f"bench {subject}")
    begun = time.monotonic()
    try:
        module = importlib.import_module(f"bench.{subject}")
        measured: list[dict[str, Any]] = module.measures(runtime, scale)
        print(f"{subject}: {time.monotonic() - begun:.0f} s", flush=True)
        return [{**line, "scale": scale} for line in measured]
    finally:
        runtime.database.close()


if __name__ == "__main__":
    main()
