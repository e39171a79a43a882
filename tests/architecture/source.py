"""The source files of the handbook, read as text and as syntax trees."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("core", "models", "services", "api", "bot", "web", "notifications", "demo", "cli", "migrations")
BELOW_THE_DOORS = ("core", "models", "services")
_NOT_OURS = {".git", ".venv", "var", "build", "__pycache__", "node_modules"}


@cache
def modules(*packages: str) -> dict[str, ast.Module]:
    """``folder/file.py`` → its syntax tree, for every module of some packages."""
    return {
        str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8"))
        for package in packages
        for file in sorted((ROOT / package).rglob("*.py"))
    }


def attributes(tree: ast.AST) -> Iterator[str]:
    """Every ``a.b`` and ``a.b.c`` in a module, as written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node)


def imported(tree: ast.AST) -> Iterator[str]:
    """The first name of every module that is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def import_everything() -> None:
    """Make every class of the handbook known."""
    for package in PACKAGES:
        found = importlib.import_module(package)
        for module in pkgutil.walk_packages(found.__path__, f"{package}."):
            if not module.name.startswith("migrations.") and not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def tracked_files() -> list[Path]:
    """Every file of the repository; without git, every file that is not made by a tool."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    return [file for file in _walked(ROOT) if file.is_file()]


def _walked(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name in _NOT_OURS or entry.name.endswith(("_cache", ".egg-info")) or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _walked(entry)
        else:
            yield entry
