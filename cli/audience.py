"""``handbook audience``: are the figures that previews add up right, and counting them anew."""

from __future__ import annotations

import click

from cli.attached import attached_runtime
from cli.differences import tell
from services import directives
from services.actor import SYSTEM


@click.group()
def audience() -> None:
    """The members to be reached, counted ahead for every part of the tree."""


@audience.command()
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def verify(as_json: bool) -> None:
    """Recount every cell and every sum; exit 1 if something kept differs. Changes nothing."""
    with attached_runtime("audience") as runtime, runtime.work(SYSTEM, read_only=True) as work:
        found = directives.verify(work)
    tell(found, none="Every sum is what the members' records say.", as_json=as_json)


@audience.command()
def rebuild() -> None:
    """Count every cell anew. People may go on working."""
    with attached_runtime("audience") as runtime, runtime.work(SYSTEM) as work:
        cells = directives.rebuild(work)
    click.echo(f"Counted anew: {cells} cells.")
