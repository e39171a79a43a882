"""Running a stand-in from the command line, to watch what an application sends to it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import click

from tests.providers.stand_in import StandIn

port_option = click.option(
    "--port", default=0, show_default=True, help="Port on 127.0.0.1; 0 takes a free one."
)


def watch(server: StandIn[Any]) -> None:
    """Print each message and each violation as it comes, until interrupted."""
    messages = violations = 0
    with suppress(KeyboardInterrupt):
        while True:
            server.pause(0.2)
            for message in server.messages[messages:]:
                messages += 1
                click.echo(message)
            for violation in server.violations[violations:]:
                violations += 1
                click.echo(f"VIOLATION {violation}", err=True)
    click.echo(f"{messages} messages, {violations} violations.")
