"""``handbook reports``: are the kept figures those of the records, and counting them anew."""

from __future__ import annotations

from dataclasses import asdict

import click
import orjson

from cli.attached import attached_runtime
from services import reports as figures
from services.actor import SYSTEM

_SHOWN = 20


@click.group()
def reports() -> None:
    """The figures that boards read."""


@reports.command()
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def verify(as_json: bool) -> None:
    """Recount every sheet, month and committee; exit 1 if something kept differs. Changes nothing."""
    with attached_runtime("reports") as runtime, runtime.work(SYSTEM, read_only=True) as work:
        found = figures.verify(work)
    if as_json:
        click.echo(orjson.dumps([asdict(one) for one in found]))
    else:
        for one in found[:_SHOWN]:
            click.echo(f"{one.kind}: {one.what}")
        click.echo(f"{len(found)} differences." if found else "Every figure is what the records say.")
    if found:
        raise SystemExit(1)


@reports.command()
def rebuild() -> None:
    """Count every month of every committee anew. Sheets stay as they are; people may go on working."""
    with attached_runtime("reports") as runtime, runtime.work(SYSTEM) as work:
        rows = figures.rebuild(work)
    click.echo(f"Counted anew: {rows} months of committees.")
