"""Every setting is documented, with its true default."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from core.settings import Settings
from tests.architecture.source import ROOT, modules

NAME = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
EXAMPLE = ROOT / ".env.example"


def read_by_the_handbook() -> set[str]:
    """The names of variables, as the settings ask for them."""
    return {
        argument.value
        for node in ast.walk(modules("core")["core/settings.py"])
        if isinstance(node, ast.Call)
        for argument in node.args
        if isinstance(argument, ast.Constant) and NAME.fullmatch(str(argument.value))
    }


def documented() -> dict[str, tuple[str, str]]:
    """Each variable of the example: its value, and the comment above it."""
    found, comment = {}, ""
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            comment = line[1:].strip()
        elif line:
            name, _, value = line.partition("=")
            found[name] = (value, comment)
    return found


def test_every_variable_is_documented_and_no_other() -> None:
    assert documented().keys() == read_by_the_handbook()
    assert len(read_by_the_handbook()) == len(Settings.__dataclass_fields__)


@pytest.mark.parametrize("name", sorted(documented()))
def test_each_has_a_sentence(name: str) -> None:
    _, sentence = documented()[name]
    assert sentence.endswith(".")
    assert len(sentence.split()) > 2


def test_the_example_says_the_true_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in documented():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path))
    without = Settings.from_environment()
    for name, (value, _) in documented().items():
        if name != "HANDBOOK_DATA":
            monkeypatch.setenv(name, value)
    assert Settings.from_environment() == without
