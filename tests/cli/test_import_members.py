"""``handbook import members``: preview, store, again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from cli.imports import import_group
from core.runtime import build_runtime
from core.settings import Settings
from core.vault import Vault
from migrations import migrate
from models import OrganisationKind
from services import organisations
from services.actor import SYSTEM
from tests.conftest import SECRET_KEY
from tests.database import copied_database
from tests.factories.spreadsheets import Grid, harmful, writers

ROWS = [
    ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng"],
    [1.0, "Nguyễn Văn An", date(1970, 1, 2), date(1995, 2, 3)],
    [2.0, "Lê Thị Bé", "1971", date(1995, 2, 3)],
]


@pytest.fixture
def attached(owner_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One cell in the database that the command finds."""
    with copied_database(owner_url) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path))
        monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
        migrate(url, Vault(SECRET_KEY))
        runtime = build_runtime(Settings.from_environment(), application_name="test")
        with runtime.work(SYSTEM) as work:
            organisations.create(
                work,
                code="CB",
                name="Chi bộ",
                kind=OrganisationKind.BASE_CELL,
                parent=None,
                valid_from=date(1990, 1, 1),
            )
        runtime.database.close()
        yield


@pytest.fixture
def run(attached: None, tmp_path: Path):  # noqa: ARG001 - the command needs a database to find
    def run(content: bytes, *options: str) -> Result:
        file = tmp_path / "danh sach.xlsx"
        file.write_bytes(content)
        return CliRunner().invoke(import_group, ["members", str(file), "--organisation", "CB", *options])

    return run


def test_a_preview_is_written_and_changes_nothing(run, tmp_path: Path) -> None:
    out, content = tmp_path / "out.json", writers.xlsx([Grid("DS", ROWS)])
    for _ in range(2):
        found = run(content, "--preview", "--json", str(out))
        assert found.exit_code == 0, found.output
        shown = orjson.loads(out.read_bytes())
        assert (shown["file_verdict"], shown["error"]) == ("import", None)
        assert [(row["sheet"], row["row"], row["verdict"]) for row in shown["rows"]] == [
            ("DS", 2, "accept"),
            ("DS", 3, "flag"),
        ]
        assert shown["rows"][0]["codes"] == []
        assert shown["rows"][1]["member"] == {
            "full_name": "Lê Thị Bé", "gender": None, "birth_date": "1971", "admitted_on": "1995-02-03",
            "official_on": None, "card_number": None, "citizen_id": None, "phone": None, "cell": "CB",
            "birth_name": None,
        }  # fmt: skip


def test_storing_twice_changes_nothing_the_second_time(run, tmp_path: Path) -> None:
    content, bad = writers.xlsx([Grid("DS", ROWS)]), tmp_path / "bad.xlsx"
    assert "1 new, 0 changed, 0 moved, 0 unchanged, 1 left out" in run(content, "--bad-rows", str(bad)).output
    assert bad.read_bytes().startswith(b"PK")
    assert "0 new, 0 changed, 0 moved, 1 unchanged, 1 left out" in run(content).output


def test_an_import_is_taken_back(run) -> None:
    content = writers.xlsx([Grid("DS", ROWS)])
    run_id = run(content).output.split("Import ")[1].split(":")[0]
    undone = CliRunner().invoke(import_group, ["undo", run_id])
    assert "1 members removed, 0 values restored." in undone.output
    assert CliRunner().invoke(import_group, ["undo", run_id]).exit_code == 1
    assert CliRunner().invoke(import_group, ["undo", "nonsense"]).exit_code == 2
    assert "1 new" in run(content).output


def test_differences_are_stored_when_asked_for(run) -> None:
    run(writers.xlsx([Grid("DS", ROWS)]))
    changed = [[*ROWS[0], "SĐT"], [*ROWS[1], "0912345678"]]
    content = writers.xlsx([Grid("DS", changed)])
    assert "0 changed" in run(content).output
    assert "1 changed" in run(content, "--update").output
    assert "0 changed, 0 moved, 1 unchanged" in run(content, "--update").output


def test_a_refused_file_says_why(run, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    found = run(harmful.zip_bomb(), "--preview", "--json", str(out))
    assert found.exit_code == 0
    shown = orjson.loads(out.read_bytes())
    assert shown["file_verdict"] == "reject_file"
    assert shown["rows"] == []
    assert "quá lớn" in shown["error"]
    assert run(harmful.zip_bomb()).exit_code == 1
