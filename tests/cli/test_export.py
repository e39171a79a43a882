"""``handbook export``: lists written by whoever keeps the server."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.exports import export
from tests.cli.test_organisation import attached

__all__ = ["attached"]


@pytest.mark.usefixtures("attached")
def test_a_list_is_written_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "tree.csv"
    arguments = ["organisations", "--organisation", "T1", "--format", "csv", "--output", str(target)]
    result = CliRunner().invoke(export, arguments)
    assert result.exit_code == 0, result.output
    assert "4 rows" in result.output
    assert target.read_text("utf-8-sig").splitlines()[1].startswith("T1,")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "wrong", [["people"], ["members"], ["members", "--organisation", "T1", "--format", "pdf"]]
)
def test_called_wrongly(wrong: list[str]) -> None:
    assert CliRunner().invoke(export, wrong).exit_code == 2
