"""``handbook export``: lists for spreadsheets and for other systems."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console

from cli.attached import attached_runtime
from services import exports
from services.actor import SYSTEM

_WRITTEN = click.Path(dir_okay=False, writable=True, path_type=Path)


def _private(file: Path) -> BinaryIO:
    """A file that only its owner reads."""
    return open(file, "wb", opener=lambda name, flags: os.open(name, flags, 0o600))


@click.command("export")
@click.argument("noun", type=click.Choice(tuple(exports.NOUNS)))
@click.option("--organisation", required=True, help="Code of the organisation; all below it is included.")
@click.option(
    "--format", "form", type=click.Choice(tuple(exports.FORMATS)), default="xlsx", show_default=True
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day to look at; today.")
@click.option("--output", type=_WRITTEN, help="Where to write; a name made of what it is, in this folder.")
def export(noun: str, organisation: str, form: str, as_of: datetime | None, output: Path | None) -> None:
    """Write the members, meetings, directives or organisations of an organisation to a file.

    The numbers of members are written out: keep the file as you keep the database.
    """
    day = as_of.date() if as_of else None
    with attached_runtime("export") as runtime, runtime.work(SYSTEM) as work:
        with Console(stderr=True).status(f"{noun} …"):
            found = exports.export(work, noun, organisation, form, as_of=day)
        with found.file, _private(output or Path(found.file_name)) as target:
            shutil.copyfileobj(found.file, target)
            click.echo(f"{found.count} rows → {target.name}")
