"""``handbook organisation``: changes of the tree, previewed and done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from cli.organisation import organisation
from core.runtime import build_runtime
from core.settings import Settings
from core.vault import Vault
from migrations import migrate
from models import OrganisationKind
from services import organisations
from services.actor import SYSTEM
from tests.conftest import SECRET_KEY
from tests.database import copied_database

TREE = (
    ("TW", OrganisationKind.CENTRE, None),
    ("T1", OrganisationKind.PROVINCE, "TW"),
    ("X1", OrganisationKind.COMMUNE, "T1"),
    ("X2", OrganisationKind.COMMUNE, "T1"),
    ("A", OrganisationKind.CELL, "X1"),
)


@pytest.fixture
def attached(owner_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small tree in the database that the commands find."""
    with copied_database(owner_url) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path))
        monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
        migrate(url, Vault(SECRET_KEY))  # the application's role is named after the database
        runtime = build_runtime(Settings.from_environment(), application_name="test")
        with runtime.work(SYSTEM) as work:
            for code, kind, parent in TREE:
                organisations.create(
                    work, code=code, name=code, kind=kind, parent=parent, valid_from=date(2020, 1, 1)
                )
        runtime.database.close()
        yield


def called(*arguments: str) -> Result:
    return CliRunner().invoke(organisation, arguments)


@pytest.mark.usefixtures("attached")
def test_changes_are_previewed_and_done(tmp_path: Path) -> None:
    order = ("merge", "X2", "--into", "X1", "--on", "2025-07-01", "--decision", "1/NQ")
    foreseen = orjson.loads(called(*order, "--preview", "--json").output.splitlines()[-1])
    assert (foreseen["applied"], foreseen["organisations"], foreseen["id"]) == (False, 1, None)
    done = orjson.loads(called(*order, "--json").output.splitlines()[-1])
    assert done["applied"]
    assert called("rename", "A", "Chi bộ An").exit_code == 0
    assert called("kind", "A", "base_cell").exit_code == 0
    plan = tmp_path / "plan.json"
    plan.write_bytes(orjson.dumps({"parts": [{"code": "A"}, {"code": "B", "name": "Chi bộ Bình"}]}))
    assert "members moved: 0" in called("split", "A", str(plan)).output
    assert called("split", "A", str(tmp_path / "none.json")).exit_code == 2
    assert called("move", "X1", "--parent", "A").exception is not None
    assert called("dissolve", "A", "--preview").exit_code == 0
