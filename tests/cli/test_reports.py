"""``handbook reports``: for whoever keeps the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson
import psycopg
import pytest
from click.testing import CliRunner, Result

from cli.reports import reports
from core.runtime import build_runtime
from core.settings import Settings
from core.vault import Vault
from migrations import migrate
from tests.conftest import SECRET_KEY
from tests.database import copied_database
from tests.factories import build_world


@pytest.fixture
def url(owner_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The database that the commands find, with people and one meeting that says more than its sheet."""
    with copied_database(owner_url) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path))
        monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
        migrate(url, Vault(SECRET_KEY))
        runtime = build_runtime(Settings.from_environment(), application_name="test")
        build_world(runtime)
        yield url.replace("+psycopg", "")
        runtime.database.close()


def called(*arguments: str) -> Result:
    return CliRunner().invoke(reports, arguments)


@pytest.mark.usefixtures("url")
def test_what_is_right_is_said_so() -> None:
    found = called("verify")
    assert found.exit_code == 0
    assert "Every figure is what the records say." in found.output


def test_a_wrong_sum_is_found_and_counted_anew(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO meeting_rollup (unit_id, month, held)"
            " SELECT id, '2026-11-01', 3 FROM organisation LIMIT 1"
        )
    found = called("verify", "--json")
    assert found.exit_code == 1
    assert [one["kind"] for one in orjson.loads(found.stdout)] == ["rollup"]
    assert called("rebuild").exit_code == 0
    assert called("verify").exit_code == 0
