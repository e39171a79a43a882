"""Clusters of a handbook that root starts: under ``/var/lib/handbook``, as PostgreSQL refuses root.

The data folder, and every folder above it, may be closed to the server's account, and stays so. Each
data folder has a home here, named after a hash of its path; two notes tie the pair together, so that
neither moving nor copying nor deleting a data folder ever gives it another's database:

- ``postgres.location`` in the data folder names the home;
- ``data-folder`` in the home names the data folder.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import stat
import tempfile
from pathlib import Path

from core.embedded_postgres.binaries import copied_binaries
from core.embedded_postgres.home import Home
from core.embedded_postgres.locks import locked
from core.embedded_postgres.service_account import NAME, service_account
from core.embedded_postgres.unavailable import PostgresUnavailable
from core.logging import get_logger

STORE = Path("/var/lib/handbook")

_HOME_NAME = re.compile(r"[0-9a-f]{16}")
_EXPLANATION = (
    f"# The database of this folder lives there, under the account {NAME!r}: root started the handbook,\n"
    "# and PostgreSQL refuses root. Back up both folders, and keep both when this one is moved.\n"
)

log = get_logger(__name__)


def find_root_home(data_folder: Path) -> Home | None:
    """The home that ``data_folder`` has already."""
    if not location_file(data_folder).exists():
        return None
    with locked(_store() / "lock"):
        folder = _noted_home(data_folder)
        return _home(folder) if folder else None


def make_root_home(data_folder: Path) -> Home:
    """A new, empty home for ``data_folder``, or the one another process made for it just now."""
    data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locked(_store() / "lock"):
        folder = _noted_home(data_folder) or _new_home(data_folder)
        return _home(folder)


def location_file(data_folder: Path) -> Path:
    """The note in a data folder that names its home."""
    return data_folder / "postgres.location"


def _home(folder: Path) -> Home:
    return Home(folder, service_account(), copied_binaries(STORE))


def _store() -> Path:
    if not STORE.exists():
        STORE.mkdir()
        STORE.chmod(0o755)
    state = STORE.lstat()
    if state.st_uid != 0 or not stat.S_ISDIR(state.st_mode) or state.st_mode & 0o023 != 0o001:
        raise PostgresUnavailable(
            f"{STORE} must be a folder of root's that others can enter and not write (mode 0755): mend that."
        )
    return STORE


def _noted_home(data_folder: Path) -> Path | None:
    """The home named in the data folder, unless that note came along with a copy of the folder."""
    note = location_file(data_folder)
    home = _read_location(note)
    if home is None:
        return None
    if home.parent != STORE or not _HOME_NAME.fullmatch(home.name) or not _note_of(home).is_file():
        raise PostgresUnavailable(
            f"{note} names {home}, and no database is there: bring that folder back, "
            f"or delete {note} to begin with an empty database."
        )
    settled = Path(os.fsdecode(_note_of(home).read_bytes()))
    if settled == data_folder or _is_same_folder(settled, data_folder):
        return home
    if _read_location(location_file(settled)) == home:
        log.warning("database_stays_with_the_original", original=str(settled), copy=str(data_folder))
        return None
    _write(_note_of(home), os.fsencode(data_folder))
    return home


def _new_home(data_folder: Path) -> Path:
    """An unused home: a data folder that was deleted and made again does not inherit its old database."""
    for attempt in itertools.count():
        seed = os.fsencode(data_folder) + b"\0" * attempt
        home = STORE / hashlib.sha256(seed).hexdigest()[:16]
        if not (home / "cluster").exists():
            break
    home.mkdir(exist_ok=True)
    home.chmod(0o711)
    _write(_note_of(home), os.fsencode(data_folder))
    _write(location_file(data_folder), f"{home}\n{_EXPLANATION}".encode())
    return home


def _note_of(home: Path) -> Path:
    return home / "data-folder"


def _read_location(note: Path) -> Path | None:
    try:
        return Path(note.read_text(errors="surrogateescape").partition("\n")[0])
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_same_folder(one: Path, other: Path) -> bool:
    """Whether they are one folder seen under two paths."""
    return one.exists() and one.samefile(other)


def _write(file: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", delete=False) as draft:
        draft.write(content)
        os.fchmod(draft.fileno(), 0o644)
        os.fsync(draft.fileno())
    Path(draft.name).replace(file)
