"""Looking whether the port is free, before anything is started."""

from __future__ import annotations

import errno
import socket

from core.settings import Settings, SettingsError


def check_port(settings: Settings) -> None:
    """Refuse to start where another program listens already.

    Raises:
        SettingsError: with one sentence that says what to do.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.bind_host, settings.port))
        except OSError as error:
            reason = "is taken by another program" if error.errno == errno.EADDRINUSE else str(error)
            raise SettingsError(
                f"Port {settings.port} on {settings.bind_host} {reason}: "
                f"stop that program, or start with another port, e.g. PORT={settings.port + 1}."
            ) from error
