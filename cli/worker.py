"""``handbook worker``: ring phones and answer chats; any number of them, on any machines."""

from __future__ import annotations

import click

from cli.attached import attached_runtime
from notifications.worker import SLOTS, run_worker


@click.command()
@click.option("--queue", "queues", multiple=True, type=click.Choice(list(SLOTS)), help="All if not given.")
@click.option("--concurrency", type=click.IntRange(1, 64), help="Chunks pushed at once.")
def worker(queues: tuple[str, ...], concurrency: int | None) -> None:
    """Take jobs until Ctrl-C, then finish what was begun."""
    with attached_runtime("worker") as runtime:
        run_worker(runtime, queues, concurrency)
