"""``handbook meeting``: proving that a locked record is what was locked."""

from __future__ import annotations

from uuid import UUID

import click

from cli.attached import attached_runtime
from services import meetings
from services.actor import SYSTEM


@click.group()
def meeting() -> None:
    """Records of cell meetings."""


@meeting.command()
@click.argument("meeting_id", metavar="ID", type=click.UUID)
def verify(meeting_id: UUID) -> None:
    """Compute the hashes of a locked record and of its amendments anew; exit 1 if anything differs."""
    with attached_runtime("meeting") as runtime, runtime.work(SYSTEM, read_only=True) as work:
        proof = meetings.prove(work, meeting_id)
    if proof.hash is None:
        click.echo("The record has no seal: it is not locked, or was locked before seals were kept.")
    else:
        click.echo(f"seal        {proof.hash}  {'intact' if proof.is_intact else 'BROKEN'}")
    click.echo(f"amendments  {proof.amendments}  {'chained' if proof.is_chain_intact else 'BROKEN'}")
    click.echo(f"rows        {'as sealed' if not proof.changed else 'CHANGED: ' + ', '.join(proof.changed)}")
    if not proof.holds:
        raise SystemExit(1)
