"""``bench/results.json``: the last figure of each measure, and how it is told on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import orjson

FILE = Path(__file__).parent / "results.json"
_COLUMNS = frozenset(
    {
        "measure",
        "scale",
        "value",
        "unit",
        "target",
        "naive",
        "limit",
        "ok",
        "checks",
        "ratio_to_naive",
        "ratio_to_limit",
    }
)
"""What every line has; the rest is told below it."""


def merged(kept: Iterable[dict[str, Any]], new: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One line of each measure; a new one takes the place of its kept one."""
    lines = {line["measure"]: line for line in kept}
    return list((lines | {line["measure"]: line for line in new}).values())


def kept() -> list[dict[str, Any]]:
    """The lines of the last run, if there was one."""
    return list(orjson.loads(FILE.read_bytes())) if FILE.exists() else []


def write(lines: Sequence[dict[str, Any]]) -> None:
    """Keep these lines and no others."""
    FILE.write_bytes(orjson.dumps(lines, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def show(line: dict[str, Any]) -> None:
    """Tell one line, with what was checked and what else is worth knowing below it."""
    print(
        f"{line['measure']:30} {line['value']:>12} {line['unit']:6} target {line['target']:>8}  "
        f"naive {line['naive']}  limit {line['limit']}  {'ok' if line['ok'] else 'MISSED'}",
        flush=True,
    )
    for check, holds in line.get("checks", {}).items():
        print(f"    {check}: {'holds' if holds else 'BROKEN'}")
    if more := [f"{name} {value}" for name, value in line.items() if name not in _COLUMNS]:
        print(f"    {', '.join(more)}")
