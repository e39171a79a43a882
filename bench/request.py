"""A request as the application gets it: what a client or a server around it costs is not counted."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from werkzeug.test import EnvironBuilder


def reading(app: Flask, path: str, token: str) -> Callable[[], bytes]:
    """A GET of ``path``, to be asked again and again; it must be answered with 200.

    The call is the one that gunicorn makes: WSGI, headers and body as a phone sends them.
    """
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json", "Accept-Encoding": "gzip"}
    environ = EnvironBuilder(path, headers=headers).get_environ()

    def begin(status: str, _headers: object, _raised: object = None) -> Callable[[bytes], object]:
        if not status.startswith("200"):
            raise RuntimeError(f"{path} was answered with {status}")
        return lambda _written: None

    return lambda: b"".join(app(environ.copy(), begin))
