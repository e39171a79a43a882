"""``python -m tests.providers.telegram --port 8802 --chat 1001``."""

from __future__ import annotations

import click

from tests.providers.by_hand import port_option, watch
from tests.providers.telegram.server import TelegramServer


@click.command()
@port_option
@click.option(
    "--chat", "chats", type=int, multiple=True, help="A user who has started the bot; may be repeated."
)
@click.option("--say", "words", multiple=True, help="What each of these users then says; may be repeated.")
def main(port: int, chats: tuple[int, ...], words: tuple[str, ...]) -> None:
    """Play Telegram and print what the bot sends, until interrupted."""
    with TelegramServer(port) as server:
        for chat in chats:
            server.know(chat)
            for text in words:
                server.user_says(chat, text)
        click.echo(f"TELEGRAM_API_BASE={server.url}")
        click.echo(f"TELEGRAM_BOT_TOKEN={server.token}")
        watch(server)


if __name__ == "__main__":
    main()
