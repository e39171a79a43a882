"""``handbook reports``: are the kept figures those of the records, and counting them anew."""

from __future__ import annotations

import click

from cli.attached import attached_runtime
from cli.differences import tell
from services import reports as figures
from services.actor import SYSTEM


@click.group()
def reports() -> None:
    """The figures that boards read."""


@reports.command()
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def verify(as_json: bool) -> None:
    """Recount every sheet, month and committee; exit 1 if something kept differs. Changes nothing."""
    with attached_runtime("reports") as runtime, runtime.work(SYSTEM, read_only=True) as work:
        found = figures.verify(work)
    tell(found, none="Every figure is what the records say.", as_json=as_json)


@reports.command()
def rebuild() -> None:
    """Count every month of every committee anew. Sheets stay as they are; people may go on working."""
    with attached_runtime("reports") as runtime, runtime.work(SYSTEM) as work:
        rows = figures.rebuild(work)
    click.echo(f"Counted anew: {rows} months of committees.")
