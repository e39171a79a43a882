"""Another system: checks every signature by itself, as the specification says, and answers as planned."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import Any

from tests.providers.local_server import LocalServer, Request, Response


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that arrived."""

    id: str
    timestamp: int
    content: dict[str, Any]


@dataclass(slots=True)
class Plan:
    """What is answered to the next messages; 204 when nothing is planned."""

    answers: list[Response] = field(default_factory=list)


class Receiver(LocalServer):
    """Keeps what it heard; ``violations`` says what was wrong with messages."""

    def __init__(self) -> None:
        super().__init__()
        self.secret = ""
        self.heard: list[Heard] = []
        self.violations: list[str] = []
        self.plan = Plan()

    def respond(self, request: Request) -> Response:
        """Verify, note, answer."""
        if not self._is_signed(request):
            self.violations.append(f"{request.path}: signature")
            return Response(401)
        answer = self.plan.answers.pop(0) if self.plan.answers else Response(204)
        if 200 <= answer.status < 300:
            headers = request.headers
            self.heard.append(
                Heard(headers["webhook-id"], int(headers["webhook-timestamp"]), json.loads(request.body))
            )
        return answer

    def _is_signed(self, request: Request) -> bool:
        headers = request.headers
        signed = b".".join(
            (headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), request.body)
        )
        key = base64.b64decode(self.secret.split("_", 1)[1])
        expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        given = [one.partition(",") for one in headers["webhook-signature"].split(" ")]
        return any(version == "v1" and hmac.compare_digest(value, expected) for version, _, value in given)
