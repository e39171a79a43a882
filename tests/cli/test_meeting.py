"""``handbook meeting verify``: for whoever has to prove a record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from cli.meeting import meeting
from core.runtime import build_runtime
from core.settings import Settings
from core.vault import Vault
from migrations import migrate
from services import meetings
from tests.conftest import SECRET_KEY
from tests.database import copied_database
from tests.factories import World, build_world
from tests.web.material import planned


@pytest.fixture
def world(owner_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """In the database that the command finds."""
    with copied_database(owner_url) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path))
        monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
        migrate(url, Vault(SECRET_KEY))
        runtime = build_runtime(Settings.from_environment(), application_name="test")
        yield build_world(runtime)
        runtime.database.close()


def verify(meeting_id: UUID) -> Result:
    return CliRunner().invoke(meeting, ["verify", str(meeting_id)])


def test_it_tells_a_sealed_record_from_a_changed_one(world: World) -> None:
    held = planned(world)
    assert "no seal" in verify(held).output
    with world.acting("cell_secretary@A") as work:
        meetings.save_sheet(work, held, [])
        meetings.lock(work, held)
    intact = verify(held)
    assert intact.exit_code == 0, intact.output
    assert "intact" in intact.output
    with world.system() as work:
        work.session.execute(text("UPDATE attendance SET status = 'present'"))
    changed = verify(held)
    assert changed.exit_code == 1
    assert "CHANGED: attendance" in changed.output
