"""Files stay small and know nothing of the machine they were written on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.source import ROOT, tracked_files

MOST_LINES = 400
# One statement a table: numbered scripts that are never edited.
NEVER_EDITED = ROOT / "migrations" / "versions"
# Put together here, so that this file does not find itself.
FORBIDDEN = ["/" + "work/", "/" + "root/", "py" + "pi.org", "python" + "hosted.org", "npm" + "js.org"]


def texts() -> list[tuple[Path, str]]:
    found = []
    for file in tracked_files():
        try:
            found.append((file, file.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a picture or a font
    return found


def test_no_source_file_is_long() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for file, text in texts()
        if file.suffix in (".py", ".js", ".css", ".html") and NEVER_EDITED not in file.parents
        if (lines := len(text.splitlines())) > MOST_LINES
    }
    assert long == {}


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_file_names_a_machine_or_a_package_host(word: str) -> None:
    assert [str(file.relative_to(ROOT)) for file, text in texts() if word in text] == []


def test_every_module_says_what_lives_in_it() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for file, text in texts()
        if file.suffix == ".py" and text.strip() and not text.lstrip().startswith(('"""', "#!"))
    ]
    assert silent == []
