"""Making a cluster, and refusing one that another version of PostgreSQL made."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from core.embedded_postgres.home import SUPERUSER, Home, make_private
from core.embedded_postgres.programs import run_program
from core.embedded_postgres.unavailable import PostgresUnavailable, explain
from core.logging import get_logger

# The server's own "builtin" provider needs no library of the system and folds Vietnamese letters;
# pg_trgm still asks the C library what a letter is, and under plain "C" it drops every accented one.
_LOCALE = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--lc-ctype=C.UTF-8",
)
_ACCESS = (f"--username={SUPERUSER}", "--auth-local=trust", "--auth-host=reject")
# First values, in postgresql.conf, where an administrator may change them.
_SETTINGS = {
    "cluster_name": "handbook",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A logout may clear a user's shared memory, and containers have little: use files instead.
    "dynamic_shared_memory_type": "mmap",
    # Statements and details of errors quote rows, and rows are about persons.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
    # Lists of a hundred thousand members and boards of a whole country; used only as far as they are needed.
    "shared_buffers": "256MB",
    "wal_buffers": "16MB",
    # The first change of a page after a checkpoint journals the whole page.
    "wal_compression": "on",
}

_DRAFT = "cluster.draft-"

log = get_logger(__name__)


def make_cluster(home: Home) -> None:
    """Make the whole cluster under another name first, so that an interruption leaves nothing half made.

    Each attempt has a name of its own: an ``initdb`` whose caller was killed may still be writing.

    Raises:
        PostgresUnavailable: with the reason ``initdb`` gives.
    """
    for abandoned in home.folder.glob(f"{_DRAFT}*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    draft = home.folder / f"{_DRAFT}{secrets.token_hex(4)}"
    make_private(draft, home.account)
    settings = [f"--set={name}={value}" for name, value in _SETTINGS.items()]
    made = run_program(home, "initdb", f"--pgdata={draft.name}", *_ACCESS, *_LOCALE, *settings)
    if made.returncode != 0:
        raise explain(made.stderr + made.stdout, home.folder)
    draft.rename(home.cluster)
    _sync(home.folder)  # the new name must outlive a power cut before any data does
    log.info("database_created", folder=str(home.folder))


def check_version(home: Home) -> None:
    """Refuse a cluster that these binaries cannot run.

    Raises:
        PostgresUnavailable: saying how to go on.
    """
    made_by = (home.cluster / "PG_VERSION").read_text().strip()
    if made_by != home.binaries.major:
        raise PostgresUnavailable(
            f"PostgreSQL {made_by} made the database in {home.cluster} and the one installed here is "
            f"{home.binaries.major}: write it out with pg_dump of version {made_by} and load it into a new "
            f"data folder, or set DATABASE_URL to a server of version {made_by} that runs it."
        )


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
