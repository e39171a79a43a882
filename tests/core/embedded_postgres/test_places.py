"""Where a database lies, who can reach it, and what happens to it when folders move."""

from __future__ import annotations

import os
import pwd
import shutil
import stat
from pathlib import Path

import psycopg
import pytest

from core.embedded_postgres import EmbeddedPostgres, PostgresUnavailable, start
from core.embedded_postgres.binaries import shipped_binaries
from core.embedded_postgres.placement import make_home
from tests.core.embedded_postgres.actors import Actor, ask, is_up
from tests.core.embedded_postgres.conftest import as_each_account, home_of

pytestmark = as_each_account


def test_no_folder_above_the_data_or_the_programs_changes(actor: Actor, place: Path) -> None:
    data_folder = place / "closed" / "data"
    data_folder.parent.mkdir(mode=0o700)
    os.chown(data_folder.parent, actor.uid, actor.gid)
    watched = [*data_folder.parents, shipped_binaries().folder, *shipped_binaries().folder.parents]
    before = [permissions(folder) for folder in watched]
    with actor.guest(data_folder) as guest:
        assert is_up(guest.enters())
    assert [permissions(folder) for folder in watched] == before


def test_a_deep_path_with_blanks_and_diacritics_works(actor: Actor, place: Path) -> None:
    data_folder = place / ("sổ tay, đảng viên $HOME 'điện' \"tử\" " * 4).strip() / "data"
    with actor.guest(data_folder) as guest:
        assert is_up(guest.enters())
        assert len(os.fsencode(home_of(actor, data_folder).socket)) <= 100


def test_only_its_owner_reaches_the_server(actor: Actor, place: Path) -> None:
    for data_folder in (place / "data", place / ("deep" * 40)):
        with actor.guest(data_folder) as guest:
            postgres = guest.enters()
            home = home_of(actor, data_folder)
            for private in (home.cluster, home.socket_folder, home.socket):
                assert stat.S_IMODE(private.stat().st_mode) == 0o700
                assert private.stat().st_uid == home.account.uid
            assert ask(postgres, "SHOW listen_addresses") == [("",)]
            refuse_everybody_else(postgres)


def test_a_link_in_the_place_of_the_socket_folder_is_refused(actor: Actor, place: Path) -> None:
    home = actor.does(make_home, place / "data")
    home.socket_folder.symlink_to(place)
    with pytest.raises(PostgresUnavailable, match="must be a folder of the account"):
        actor.does(start, place / "data")
    home.socket_folder.unlink()


def test_a_moved_data_folder_keeps_its_database(actor: Actor, place: Path) -> None:
    with actor.guest(place / "old") as guest:
        ask(guest.enters(), "CREATE TABLE note ()")
    (place / "old").rename(place / "new")
    with actor.guest(place / "new") as guest:
        assert ask(guest.enters(), "SELECT count(*) FROM note") == [(0,)]
    with actor.guest(place / "old") as guest:
        assert ask(guest.enters(), "SELECT to_regclass('note')") == [(None,)]


def test_a_copied_data_folder_never_shares_its_database(actor: Actor, place: Path) -> None:
    with actor.guest(place / "original") as guest:
        ask(guest.enters(), "CREATE TABLE note AS SELECT 'original' AS text")
    actor.does(shutil.copytree, place / "original", place / "copy")
    with actor.guest(place / "original") as original, actor.guest(place / "copy") as copy:
        ask(copy.enters(), "DROP TABLE IF EXISTS note")
        assert ask(original.enters(), "SELECT text FROM note") == [("original",)]


def test_a_data_folder_deleted_and_made_again_begins_empty(actor: Actor, used_folder: Path) -> None:
    with actor.guest(used_folder) as guest:
        ask(guest.enters(), "CREATE TABLE note ()")
    shutil.rmtree(used_folder)
    with actor.guest(used_folder) as guest:
        assert ask(guest.enters(), "SELECT to_regclass('note')") == [(None,)]


def permissions(folder: Path) -> tuple[int, int, int]:
    state = folder.stat()
    return state.st_mode, state.st_uid, state.st_gid


def refuse_everybody_else(postgres: EmbeddedPostgres) -> None:
    """Only root can try this; the permissions asserted beside it say the same."""
    if os.geteuid() == 0:
        daemon = pwd.getpwnam("daemon")
        with pytest.raises(psycopg.OperationalError, match="Permission denied"):
            Actor("stranger", daemon.pw_uid, daemon.pw_gid).does(ask, postgres, "SELECT 1")
