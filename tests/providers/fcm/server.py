"""The stand-in for FCM: checks each call as Google does and keeps what it accepted."""

from __future__ import annotations

import itertools
import json
import re
import time
from dataclasses import dataclass
from typing import Any

from tests.providers.fcm import answers, discovery, rules
from tests.providers.fcm.token_endpoint import TokenEndpoint
from tests.providers.local_server import Request, Response
from tests.providers.stand_in import Refused, StandIn

_SEND_PATH = re.compile(r"/v1/projects/(?P<project>[^/]+)/messages:send")


@dataclass(frozen=True, slots=True)
class FcmMessage:
    """A message that was accepted; ``at`` is ``time.monotonic()``, ``kind`` one of FCM's target fields."""

    at: float
    project: str
    kind: str
    target: str
    payload: dict[str, Any]


class FcmServer(StandIn[FcmMessage]):
    """FCM HTTP v1 for one project, with the token endpoint at ``/token``."""

    def __init__(self, port: int = 0, project: str = "so-tay-thu") -> None:
        super().__init__(port)
        self.project = project
        self.tokens = TokenEndpoint()
        discovery.send_request_validator()  # else the first hundred calls would make one each, at once
        self._numbers = itertools.count(1)

    @property
    def send_url(self) -> str:
        """Where messages are posted."""
        return f"{self.url}/v1/projects/{self.project}/messages:send"

    def answer(
        self, target: str, error: str, *, times: int | None = None, retry_after: int | None = None
    ) -> None:
        """Give FCM's ``error`` to the next ``times`` messages for ``target`` (None: to all of them).

        ``target`` is a token, installation id, topic or condition, or ``ANY_TARGET``;
        ``retry_after`` is in seconds.
        """
        self._planned.plan(target, answers.error(error, retry_after), times)

    def expire_tokens(self) -> None:
        """Answer 401 to every access token given so far."""
        self.tokens.expire_all()

    def handle(self, request: Request) -> Response:
        """Route one call."""
        if (request.method, request.path) == ("POST", "/token"):
            return self.tokens.grant(request)
        send = _SEND_PATH.fullmatch(request.path)
        if request.method != "POST" or send is None:
            raise Refused(answers.no_such_endpoint(), ["FCM has no such endpoint"])
        self._check_caller(request, send["project"])
        return self._send(send["project"], _checked_body(request))

    def _check_caller(self, request: Request, project: str) -> None:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or not self.tokens.is_valid(token):
            expired = self.tokens.was_valid(token)
            raise Refused(answers.unauthenticated(), [] if expired else ["no access token of ours was sent"])
        if project != self.project:
            raise Refused(answers.foreign_project(project), [f"project {project!r} is not {self.project!r}"])

    def _send(self, project: str, body: dict[str, Any]) -> Response:
        message = body["message"]
        kind, target = rules.target_of(message)
        planned = self._planned.take(target)
        if planned is not None:
            return planned
        if body.get("validateOnly") or body.get("validate_only"):
            return Response.json(200, {"name": f"projects/{project}/messages/fake_message_id"})
        self._messages.append(FcmMessage(time.monotonic(), project, kind, target, message))
        return Response.json(200, {"name": f"projects/{project}/messages/0:{next(self._numbers)}"})


def _checked_body(request: Request) -> dict[str, Any]:
    if request.media_type != "application/json":
        raise _invalid([f"Content-Type: must be application/json, not {request.media_type!r}"])
    try:
        body = json.loads(request.body)
    except ValueError as error:
        raise _invalid([f"$: is not JSON ({error})"]) from error
    found = rules.problems(body)
    if found:
        raise _invalid(found)
    checked: dict[str, Any] = body
    return checked


def _invalid(problems: list[str]) -> Refused:
    return Refused(answers.invalid(problems), problems)
