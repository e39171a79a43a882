"""``handbook seed``: made-up data to look around in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import click
import orjson
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from cli.attached import attached_runtime
from core.unit_of_work import Runtime
from demo import SIZES, Summary, seed, table
from demo import Progress as Told


@click.group("seed")
def seed_group() -> None:
    """Fill an empty database with made-up data."""


@seed_group.command("demo")
@click.option("--size", type=click.Choice(list(SIZES)), default="commune", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def demo_command(size: str, as_json: bool) -> None:
    """Make the demo organisation, once; show who can sign in to it."""
    with attached_runtime("seed", migrated=True) as runtime:
        if as_json:
            click.echo(orjson.dumps(asdict(seed(runtime, SIZES[size])), default=str))
        else:
            seed_demo(runtime, size)


def seed_demo(runtime: Runtime, size: str) -> None:
    """Make the demo unless it is there, and print its sign-ins."""
    console = Console()
    with _bar(console) as told:
        summary = seed(runtime, SIZES[size], told)
    if summary.made:
        console.print("Made:", _counted(summary))
    console.print(table(summary.sign_ins))
    console.print(f"Kept in {summary.file}", soft_wrap=True)


@contextmanager
def _bar(console: Console) -> Iterator[Told]:
    """A progress bar on a terminal, silence elsewhere; it appears with the first step."""
    columns = (TextColumn("Making the demo"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("demo", visible=False)
        yield lambda done, of: progress.update(task, completed=done, total=of, visible=True)


def _counted(summary: Summary) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in summary.made.items())
