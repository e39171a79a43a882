"""``python -m tests.providers.fcm --port 8801 --credentials FOLDER``."""

from __future__ import annotations

from pathlib import Path

import click

from tests.providers.by_hand import port_option, watch
from tests.providers.fcm.server import FcmServer
from tests.providers.fcm.token_endpoint import service_account_file


@click.command()
@port_option
@click.option(
    "--credentials",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder in which to write service-account.json.",
)
def main(port: int, credentials: Path) -> None:
    """Play FCM and print what arrives, until interrupted."""
    with FcmServer(port) as server:
        click.echo(f"FCM_ENDPOINT={server.url}")
        click.echo(f"FIREBASE_CREDENTIALS={service_account_file(credentials, server)}")
        watch(server)


if __name__ == "__main__":
    main()
