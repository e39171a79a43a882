"""``handbook member``: for whoever keeps the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from cli.member import member
from core.runtime import build_runtime
from core.settings import Settings
from core.vault import Vault
from migrations import migrate
from services.organisations import OrganisationNotFound
from tests.conftest import SECRET_KEY
from tests.database import copied_database
from tests.factories import World, build_world


@pytest.fixture
def attached(owner_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The world in the database that the commands find."""
    with copied_database(owner_url) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path))
        monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
        migrate(url, Vault(SECRET_KEY))
        runtime = build_runtime(Settings.from_environment(), application_name="test")
        yield build_world(runtime)
        runtime.database.close()


def called(*arguments: str) -> Result:
    return CliRunner().invoke(member, ("duplicates", *arguments))


def test_two_records_of_one_person_are_listed_once(attached: World) -> None:
    assert isinstance(called("--organisation", "NONE").exception, OrganisationNotFound)
    twice = [attached.add_member(cell, "Đặng Trần Côn") for cell in ("A", "B")]
    found = orjson.loads(called("--organisation", "X1", "--json").stdout.splitlines()[-1])
    ours = {str(person.member_id) for person in twice}
    (pair,) = (one for one in found["pairs"] if set(one["members"]) == ours)
    assert pair["reasons"]
    assert found["members"] == sum(len(attached.members[cell]) for cell in ("A", "B"))
    again = called("--organisation", "X1")
    assert again.exit_code == 0
    (line,) = (line for line in again.stdout.splitlines() if ours <= set(line.split()))
    assert line.split()[0] == str(pair["score"])
    assert f"{len(found['pairs'])} pairs among {found['members']} members" in again.stdout
