"""A secret that is made once, however many ask at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from core.kept_secret import kept_secret


def test_all_who_ask_at_once_get_the_same(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "secret"
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(kept_secret, [file] * 32))
    assert len(secrets) == 1
    assert [one.name for one in file.parent.iterdir()] == ["secret"]


def test_what_is_there_is_read_and_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("kept by hand\n", encoding="ascii")
    assert kept_secret(file) == "kept by hand"


def test_another_kind_of_secret_is_made_by_whom_it_is_for(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "key", lambda: "a private key") == "a private key"
