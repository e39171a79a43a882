"""``handbook audience``: for whoever keeps the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson
import psycopg
import pytest
from click.testing import CliRunner, Result

from cli.audience import audience
from core.runtime import build_runtime
from core.settings import Settings
from core.vault import Vault
from migrations import migrate
from notifications.tallies import count_changed_cells
from tests.conftest import SECRET_KEY
from tests.database import copied_database
from tests.factories import build_world


@pytest.fixture
def url(owner_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The database that the commands find: people, counted by the worker as every minute."""
    with copied_database(owner_url) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path))
        monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
        migrate(url, Vault(SECRET_KEY))
        runtime = build_runtime(Settings.from_environment(), application_name="test")
        build_world(runtime)
        count_changed_cells(runtime)
        yield url.replace("+psycopg", "")
        runtime.database.close()


def called(*arguments: str) -> Result:
    return CliRunner().invoke(audience, arguments)


def test_a_wrong_sum_and_a_wrong_guest_are_found_and_counted_anew(url: str) -> None:
    assert "Every sum is what the members' records say." in called("verify").output
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM stale_cell").fetchone() == (0,)
        place = connection.execute(
            "UPDATE audience_tally SET members = members + 1 WHERE is_below RETURNING organisation_id"
        ).fetchone()
        stay = connection.execute(
            "INSERT INTO guest_stay"
            " (temporary_id, home_id, member_id, host_cell_id, home_cell_id, valid_from)"
            " VALUES (1, 2, gen_random_uuid(), 3, 4, now()) RETURNING temporary_id"
        ).fetchone()
    found = called("verify", "--json")
    assert found.exit_code == 1
    assert place is not None
    assert {"kind": "sum", "what": str(place[0])} in orjson.loads(found.stdout)
    assert stay is not None
    assert {"kind": "guest", "what": str(stay[0])} in orjson.loads(found.stdout)
    assert called("rebuild").exit_code == 0
    assert called("verify").exit_code == 0
