"""``handbook directive``: what whoever keeps the server may have to do to a document."""

from __future__ import annotations

from uuid import UUID

import click

from cli.attached import attached_runtime
from services import directives
from services.actor import SYSTEM


@click.group()
def directive() -> None:
    """Documents that must go."""


@directive.command()
@click.argument("directive_id", metavar="ID", type=click.UUID)
@click.option("--reason", required=True, help="why, without a word of the document; it stays in the log")
@click.option("--yes", is_flag=True, help="do not ask")
def purge(directive_id: UUID, reason: str, yes: bool) -> None:
    """Destroy a directive, its files and all copies of its text; only the log of it stays.

    Backups made before still hold it.
    """
    if not yes:
        click.confirm(f"Destroy {directive_id} for good?", abort=True)
    with attached_runtime("directive") as runtime, runtime.work(SYSTEM) as work:
        directives.purge(work, directive_id, reason=reason)
    click.echo(f"Destroyed {directive_id}. Backups made before still hold it.")
