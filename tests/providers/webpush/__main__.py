"""``python -m tests.providers.webpush --port 8803 --subscriptions 3``."""

from __future__ import annotations

import json

import click

from tests.providers.by_hand import port_option, watch
from tests.providers.webpush.server import WebPushServer


@click.command()
@port_option
@click.option("--subscriptions", default=1, show_default=True, help="How many browsers subscribe.")
def main(port: int, subscriptions: int) -> None:
    """Play a push service, print subscriptions to send to and then what arrives, until interrupted."""
    with WebPushServer(port) as server:
        for _ in range(subscriptions):
            click.echo(json.dumps(server.subscribe()))
        watch(server)


if __name__ == "__main__":
    main()
