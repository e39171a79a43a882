"""A handbook that serves real requests, with the test world in it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from werkzeug.serving import make_server

from core.settings import Settings
from tests.database import committing_runtime
from tests.factories import World, build_world
from wsgi import create_app


@dataclass(frozen=True, slots=True)
class Handbook:
    """Where it answers, and who is in it. Its clock is the machine's: browsers judge cookies by theirs."""

    address: str
    world: World


@contextmanager
def serving(owner_url: str, settings: Settings) -> Iterator[Handbook]:
    """A handbook of its own on a free port of this machine, until the block ends."""
    with committing_runtime(owner_url, settings) as (runtime, _):
        world = build_world(runtime)
        server = make_server("127.0.0.1", 0, create_app(runtime), threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield Handbook(f"http://127.0.0.1:{server.server_port}", world)
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
