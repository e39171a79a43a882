"""Each stand-in can be run from the command line, for trials with the whole application."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import requests


@pytest.mark.parametrize(
    ("module", "options"),
    [("fcm", ["--credentials", "."]), ("telegram", ["--chat", "1001", "--say", "/start"]), ("webpush", [])],
)
def test_a_stand_in_run_by_hand_says_where_it_listens(
    tmp_path: Path, module: str, options: list[str]
) -> None:
    command = [sys.executable, "-m", f"tests.providers.{module}", *options]
    environment = {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert address is not None
        assert requests.get(f"{address[0]}/nothing", timeout=5).status_code == 404
        assert process.stderr.readline().startswith("VIOLATION GET /nothing")
        process.terminate()
