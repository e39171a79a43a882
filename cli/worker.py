"""``handbook worker``: ring phones and answer chats; any number of them, on any machines."""

from __future__ import annotations

from collections.abc import Sequence

import click

from cli.attached import attached_runtime
from notifications.worker import SLOTS, run_worker


@click.command()
@click.option("--queue", "queues", multiple=True, type=click.Choice(list(SLOTS)), help="All if not given.")
@click.option(
    "--except",
    "left_out",
    multiple=True,
    type=click.Choice(list(SLOTS)),
    help="Not these: another process serves them.",
)
@click.option("--concurrency", type=click.IntRange(1, 64), help="Chunks pushed at once.")
def worker(queues: tuple[str, ...], left_out: tuple[str, ...], concurrency: int | None) -> None:
    """Take jobs until Ctrl-C, then finish what was begun.

    Urgent directives ring soonest where a process serves them alone: 'worker --queue urgent' beside
    'worker --except urgent'.
    """
    served = served_queues(queues, left_out)
    if not served:
        raise click.UsageError("Nothing is left to serve.")
    with attached_runtime("worker") as runtime:
        run_worker(runtime, served, concurrency)


def served_queues(queues: Sequence[str], left_out: Sequence[str]) -> list[str]:
    """Those named, or all if none is, without those that are left out."""
    return [queue for queue in queues or SLOTS if queue not in left_out]
