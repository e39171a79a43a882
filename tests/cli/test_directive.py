"""``handbook directive purge``: for whoever keeps the server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from click.testing import CliRunner, Result

from cli.directive import directive
from core.errors import NotFound
from core.runtime import build_runtime
from core.settings import Settings
from core.vault import Vault
from migrations import migrate
from services import directives
from services.actor import SYSTEM
from tests.conftest import SECRET_KEY
from tests.database import copied_database
from tests.factories import build_world


@pytest.fixture
def draft_id(owner_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UUID]:
    """A draft in the database that the command finds."""
    with copied_database(owner_url) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path))
        monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
        migrate(url, Vault(SECRET_KEY))
        runtime = build_runtime(Settings.from_environment(), application_name="test")
        with build_world(runtime).acting("publisher@T1") as work:
            made = directives.draft(
                work, symbol="1-KH/TU", type="KH", issuer="T1", issued_on=date(2026, 1, 1), abstract="Về …"
            ).id
        yield made
        runtime.database.close()


def called(*arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(directive, ["purge", *arguments], input=answer)


def is_there(directive_id: UUID) -> bool:
    runtime = build_runtime(Settings.from_environment(), application_name="test")
    try:
        with runtime.work(SYSTEM) as work:
            return directives.get(work, directive_id) is not None
    except NotFound:
        return False
    finally:
        runtime.database.close()


def test_it_asks_first_and_wants_a_reason(draft_id: UUID) -> None:
    assert called(str(draft_id)).exit_code == 2
    assert called(str(draft_id), "--reason", "Có độ mật", answer="n\n").exit_code == 1
    assert is_there(draft_id)


def test_it_destroys_and_says_what_remains_to_be_done(draft_id: UUID) -> None:
    done = called(str(draft_id), "--reason", "Có độ mật", "--yes")
    assert (done.exit_code, "Backups" in done.output) == (0, True)
    assert not is_there(draft_id)


@pytest.mark.usefixtures("draft_id")
def test_what_is_not_there_is_told(draft_id: UUID) -> None:
    assert isinstance(called(str(uuid4()), "--reason", "x", "--yes").exception, directives.DirectiveNotFound)
    assert is_there(draft_id)
