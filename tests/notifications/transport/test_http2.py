"""HTTP/2: many posts on few connections, and the faults of streams and connections."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from notifications.transport import Answer, Call, Transport
from tests.providers.certificate import write_certificate
from tests.providers.http2_front import STREAMS, Fault, Http2Front
from tests.providers.local_server import LocalServer, Request, Response

UNREACHABLE = Answer(0, cause="unreachable")


class Echo(LocalServer):
    """Answers with what it was sent; a body ``slow`` waits until it is told to answer."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def respond(self, request: Request) -> Response:
        if request.body == b"slow":
            self.go_on.wait(10)
        return Response(200, request.body)


@pytest.fixture
def echo() -> Iterator[Echo]:
    with Echo() as server:
        yield server


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return write_certificate(tmp_path)


@pytest.fixture
def front(echo: Echo, certificate: Path) -> Iterator[Http2Front]:
    with Http2Front(echo, certificate) as front:
        yield front


@pytest.fixture
def transport(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Transport]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with Transport() as kept:
        yield kept


def calls(front: Http2Front, *bodies: bytes) -> list[Call]:
    headers = {"Content-Type": "text/plain"}
    return [Call(f"{front.url}/", headers, body) for body in bodies]


def numbered(count: int) -> list[bytes]:
    return [b"%d" % number for number in range(count)]


def test_five_hundred_posts_need_a_handful_of_connections(transport: Transport, front: Http2Front) -> None:
    for _ in range(3):
        answers = transport.post_all(calls(front, *numbered(500)))
        assert [answer.body for answer in answers] == numbered(500)

    assert front.connections <= 8
    assert 1 < front.most_streams_at_once <= STREAMS


def test_a_slow_answer_of_one_job_holds_up_no_other(
    transport: Transport, front: Http2Front, echo: Echo
) -> None:
    slow: list[Answer] = []
    waiting = threading.Thread(target=lambda: slow.extend(transport.post_all(calls(front, b"slow"))))
    waiting.start()
    answers = transport.post_all(calls(front, *numbered(300)))

    assert [answer.body for answer in answers] == numbered(300)
    assert slow == []
    echo.go_on.set()
    waiting.join()
    assert [answer.body for answer in slow] == [b"slow"]


def test_what_may_have_been_taken_is_not_sent_again(transport: Transport, front: Http2Front) -> None:
    transport.post_all(calls(front, b"first"))
    front.plan(Fault.RESET)

    assert transport.post_all(calls(front, b"lost")) == [UNREACHABLE]
    assert transport.post_all(calls(front, b"next"))[0].body == b"next"


def test_one_stream_that_is_reset_takes_no_other_with_it(transport: Transport, front: Http2Front) -> None:
    front.plan(Fault.RESET, times=3)
    answers = transport.post_all(calls(front, *numbered(200)))

    assert answers.count(UNREACHABLE) == 3
    assert len([answer for answer in answers if answer.status == 200]) == 197


@pytest.mark.parametrize("fault", [Fault.REFUSED, Fault.GO_AWAY, Fault.HANG_UP])
def test_what_a_kept_connection_could_not_carry_goes_another_way(
    transport: Transport, front: Http2Front, fault: Fault
) -> None:
    transport.post_all(calls(front, b"first"))
    front.plan(fault)
    [answer] = transport.post_all(calls(front, b"second"))

    assert answer.body == b"second"
    assert front.connections == 2


def test_what_a_kept_connection_was_cut_off_from_goes_another_way(
    transport: Transport, front: Http2Front
) -> None:
    long = b"x" * 16_000  # several writes: the connection may end between any two of them
    transport.post_all(calls(front, b"first"))
    for _ in range(20):
        front.plan(Fault.HANG_UP)
        [answer] = transport.post_all(calls(front, long))
        assert answer.body == long


def test_a_server_that_goes_away_in_the_middle_loses_nobody_for_good(
    transport: Transport, front: Http2Front
) -> None:
    transport.post_all(calls(front, b"first"))
    front.plan(Fault.GO_AWAY)
    answers = transport.post_all(calls(front, *numbered(300)))

    # Those it had before may be lost with the connection; all others are answered on another.
    assert {answer.status for answer in answers} <= {0, 200}
    assert answers.count(UNREACHABLE) <= STREAMS
    assert transport.post_all(calls(front, b"next"))[0].status == 200


def test_who_never_answers_has_timed_out(
    front: Http2Front, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    front.plan(Fault.SILENCE)
    with Transport(answer_within=timedelta(seconds=0.3)) as transport:
        answers = transport.post_all(calls(front, b"lost", b"found"))

    assert {answer.cause for answer in answers} == {"timed_out", ""}
    assert {answer.status for answer in answers} == {0, 200}


def test_a_certificate_that_nobody_vouches_for_is_refused(front: Http2Front) -> None:
    with Transport() as transport:
        [answer] = transport.post_all(calls(front, b"secret"))

    assert answer == Answer(0, cause="certificate_refused")


def test_urgent_posts_go_before_those_that_wait(transport: Transport, front: Http2Front, echo: Echo) -> None:
    transport.post_all(calls(front, b"first"))
    order: list[bytes] = []
    slow = Watched(calls(front, *([b"slow"] * 1000)), order)
    urgent = Watched(calls(front, b"urgent"), order)
    many = threading.Thread(target=transport.post_all, args=(slow,))
    one = threading.Thread(target=transport.post_all, args=(urgent,), kwargs={"is_urgent": True})
    for batch, thread in ((slow, many), (urgent, one)):
        thread.start()
        assert batch.are_waiting.wait(30)
    under_way = len(order)
    echo.go_on.set()
    many.join()
    one.join()

    assert len(order) == 1001
    assert order.index(b"urgent") == under_way < 900


class Watched(list[Call]):
    """Calls that tell when all of them wait for their turn, and whose turn it is."""

    def __init__(self, calls: list[Call], order: list[bytes]) -> None:
        super().__init__(calls)
        self.order = order
        self.are_waiting = threading.Event()

    def __iter__(self) -> Iterator[Call]:
        yield from super().__iter__()
        self.are_waiting.set()

    def __getitem__(self, place: int) -> Call:  # type: ignore[override]  # nobody slices them
        call = super().__getitem__(place)
        self.order.append(call.body)
        return call
