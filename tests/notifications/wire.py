"""Every byte that reaches the providers."""

from __future__ import annotations

import json
from urllib.parse import quote_plus

from tests.providers.journal import Journal
from tests.providers.local_server import LocalServer, Request, Response


class Wire:
    """Listens in front of stand-ins: address, headers and body of each call."""

    def __init__(self, *servers: LocalServer) -> None:
        self._calls: Journal[bytes] = Journal()
        for server in servers:
            self._listen_to(server)

    def clear(self) -> None:
        """Forget what was heard."""
        self._calls.clear()

    @property
    def calls(self) -> list[bytes]:
        """All that was heard."""
        return self._calls.entries()

    def heard(self, word: str) -> bool:
        """Whether ``word`` was in any call, plain, escaped as JSON does, or as a form does."""
        calls = self._calls.entries()
        assert calls, "nothing was sent at all"
        spellings = (word.encode(), json.dumps(word)[1:-1].encode(), quote_plus(word).encode())
        return any(spelling in call for call in calls for spelling in spellings)

    def _listen_to(self, server: LocalServer) -> None:
        answer = server.respond

        def respond(request: Request) -> Response:
            head = f"{request.method} {request.path}?{request.query}\n{request.headers}".encode()
            self._calls.append(head + request.body)
            return answer(request)

        server.respond = respond  # type: ignore[method-assign]
