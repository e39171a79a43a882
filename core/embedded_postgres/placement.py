"""Where the cluster of a data folder belongs: inside it for an ordinary user, in a store for root."""

from __future__ import annotations

import os
from pathlib import Path

from core.embedded_postgres.binaries import shipped_binaries
from core.embedded_postgres.home import Account, Home, account_name, make_private
from core.embedded_postgres.root_store import find_root_home, location_file, make_root_home
from core.embedded_postgres.unavailable import PostgresUnavailable


def find_home(data_folder: Path) -> Home | None:
    """The home of ``data_folder``'s cluster if it has one.

    Raises:
        PostgresUnavailable: it has one that this account must not or cannot use.
    """
    if os.geteuid() == 0:
        _refuse_a_users_cluster(data_folder)
        return find_root_home(data_folder)
    _refuse_roots_cluster(data_folder)
    return _users_home(data_folder) if _users_folder(data_folder).exists() else None


def make_home(data_folder: Path) -> Home:
    """The home of ``data_folder``'s cluster, an empty one if it has none yet.

    Raises:
        PostgresUnavailable: it has one that this account must not or cannot use.
    """
    if os.geteuid() == 0:
        _refuse_a_users_cluster(data_folder)
        return make_root_home(data_folder)
    _refuse_roots_cluster(data_folder)
    home = _users_home(data_folder)
    data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    make_private(home.folder, home.account)
    return home


def _users_folder(data_folder: Path) -> Path:
    return data_folder / "postgres"


def _users_home(data_folder: Path) -> Home:
    return Home(_users_folder(data_folder), Account.ours(), shipped_binaries())


def _refuse_a_users_cluster(data_folder: Path) -> None:
    folder = _users_folder(data_folder)
    if folder.exists():
        owner = account_name(folder.stat().st_uid)
        raise PostgresUnavailable(
            f"The database in {folder} is run by its owner, not by root: start the handbook as {owner}."
        )


def _refuse_roots_cluster(data_folder: Path) -> None:
    note = location_file(data_folder)
    if note.exists():
        raise PostgresUnavailable(
            f"The database of {data_folder} was made by root: start the handbook as root, "
            f"or delete {note} to begin with an empty database."
        )
