"""The transport: many posts at once, and no more than a server can bear."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from notifications.transport import Answer, Call, Transport
from tests.providers.local_server import LocalServer, Request, Response


class Echo(LocalServer):
    """Answers with what it was sent, and counts the calls."""

    def __init__(self, times: int = 1) -> None:
        super().__init__()
        self.calls: list[Request] = []
        self._times = times

    def respond(self, request: Request) -> Response:
        self.calls.append(request)
        return Response(200, request.body * self._times)


def call(url: str, body: bytes = b"x") -> Call:
    return Call(url, {"Content-Type": "text/plain"}, body)


def test_nothing_to_send_is_fine(transport: Transport) -> None:
    assert transport.post_all([]) == []


def test_answers_come_in_the_order_of_the_calls(transport: Transport) -> None:
    with Echo() as server:
        bodies = [str(number).encode() for number in range(500)]
        answers = transport.post_all([call(server.url, body) for body in bodies])

    assert [answer.body for answer in answers] == bodies


def test_of_a_long_answer_only_the_beginning_is_read(transport: Transport) -> None:
    with Echo(times=10_000_000) as server:
        [answer] = transport.post_all([call(server.url)])

    assert answer.status == 200
    assert len(answer.body) <= 65_536


def test_who_does_not_answer_is_not_asked_five_hundred_times(transport: Transport) -> None:
    with Echo() as server:
        lost = [call("http://127.0.0.1:9/")] * 500
        begun = time.monotonic()
        answers = transport.post_all([*lost, call(server.url)])

    assert answers[:500] == [Answer(0, cause="unreachable")] * 500
    assert answers[500].status == 200
    assert time.monotonic() - begun < 2


def test_nothing_is_told_that_identifies_a_machine(transport: Transport) -> None:
    with Echo() as server:
        transport.post_all([call(server.url)])
        [request] = server.calls

    assert request.headers["User-Agent"] == "handbook"
    assert "Cookie" not in request.headers


def test_a_transport_can_be_closed(transport: Transport) -> None:
    other = Transport()
    other.close()

    with Echo() as server:
        assert transport.post_all([call(server.url)])[0].status == 200


class Busy(LocalServer):
    """Asks to come back later, in words of the test's."""

    def __init__(self, retry_after: str) -> None:
        super().__init__()
        self._retry_after = retry_after

    def respond(self, _request: Request) -> Response:
        return Response(503, headers={"Retry-After": self._retry_after})


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("30", 30, 30),
        (format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True), 3600, 7200),
        ("", 0, 0),
        ("soon", 0, 0),
        ("-5", 0, 0),
        ("9" * 5000, 0, 10**9),
    ],
    ids=["seconds", "a moment", "nothing", "a word", "the past", "no number"],
)
def test_both_forms_of_retry_after_are_read(transport: Transport, text: str, least: int, most: int) -> None:
    with Busy(text) as server:
        [answer] = transport.post_all([call(server.url)])

    assert answer.status == 503
    assert timedelta(seconds=least) <= answer.retry_after <= timedelta(seconds=most)


def test_a_proxy_is_never_asked_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with Echo() as server, Transport() as transport:
        assert transport.post_all([call(server.url)])[0].status == 200


def test_no_other_scheme_is_followed(transport: Transport) -> None:
    assert transport.post_all([call("file:///etc/passwd")]) == [Answer(0, cause="unreachable")]
