"""``handbook webhook``: other systems that are told of changes, for whoever keeps the server."""

from __future__ import annotations

from uuid import UUID

import click

from cli.attached import attached_runtime
from services import webhooks
from services.actor import SYSTEM


@click.group()
def webhook() -> None:
    """Tell other systems of changes, by signed messages (Standard Webhooks)."""


@webhook.command("add")
@click.argument("url")
@click.option(
    "--organisation", required=True, help="Code of the centre or a province; all below is included."
)
def add(url: str, organisation: str) -> None:
    """Register URL; the secret that signs the messages is shown this once."""
    with attached_runtime("webhook") as runtime, runtime.work(SYSTEM) as work:
        new = webhooks.register(work, organisation, url=url)
        click.echo(f"{new.endpoint.id}\n{new.secret}")


@webhook.command("list")
@click.option("--organisation", required=True, help="Code of the organisation.")
def show(organisation: str) -> None:
    """The addresses of an organisation, and how far each has been told."""
    with attached_runtime("webhook") as runtime, runtime.work(SYSTEM, read_only=True) as work:
        for one in webhooks.listed(work, organisation):
            state = "paused" if one.paused_at else f"{one.failures} failures" if one.failures else "active"
            click.echo(f"{one.id}  {one.url}  {state}  up to event {one.told_event}  {one.last_error or ''}")


@webhook.command()
@click.argument("endpoint", type=click.UUID)
def remove(endpoint: UUID) -> None:
    """Tell ENDPOINT nothing more."""
    with attached_runtime("webhook") as runtime, runtime.work(SYSTEM) as work:
        webhooks.remove(work, endpoint)


@webhook.command()
@click.argument("endpoint", type=click.UUID)
def pause(endpoint: UUID) -> None:
    """Call ENDPOINT no longer until it is resumed; what happens meanwhile waits for it."""
    with attached_runtime("webhook") as runtime, runtime.work(SYSTEM) as work:
        webhooks.pause(work, endpoint)


@webhook.command()
@click.argument("endpoint", type=click.UUID)
def test(endpoint: UUID) -> None:
    """Send ENDPOINT a message that means nothing."""
    with attached_runtime("webhook") as runtime, runtime.work(SYSTEM) as work:
        webhooks.send_test(work, endpoint)


@webhook.command()
@click.argument("endpoint", type=click.UUID)
def resume(endpoint: UUID) -> None:
    """Call a paused ENDPOINT again, from where it stopped."""
    with attached_runtime("webhook") as runtime, runtime.work(SYSTEM) as work:
        webhooks.resume(work, endpoint)


@webhook.command()
@click.argument("endpoint", type=click.UUID)
@click.argument("first", type=click.IntRange(1))
@click.argument("last", type=click.IntRange(1), required=False)
def replay(endpoint: UUID, first: int, last: int | None) -> None:
    """Send the events FIRST to LAST (or FIRST alone) to ENDPOINT once more."""
    with attached_runtime("webhook") as runtime, runtime.work(SYSTEM) as work:
        webhooks.replay(work, endpoint, first=first, last=last or first)
