"""The jobs of the worker, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from core.settings import Settings
from core.unit_of_work import Runtime
from models import DeviceKind, FeedbackKind, FeedbackLevel, FeedbackState, Lane
from notifications import jobs
from notifications.channels import channels_for
from notifications.sending import Channels
from notifications.transport import Transport
from services import feedback
from services.deliveries import recipients
from tests.database import committing_runtime
from tests.factories import Person, World, build_world
from tests.providers.fcm import FcmServer, service_account_file
from tests.providers.local_server import Request, Response
from tests.providers.telegram import TelegramServer
from tests.services.deliveries.chunks import chunk_of, counted, give, published
from tests.services.deliveries.jobs import waiting

CHAT = 1001


@pytest.fixture
def configured(settings: Settings, tmp_path: Path, fcm: FcmServer, telegram: TelegramServer) -> Settings:
    """Settings that lead to the stand-ins."""
    telegram.know(CHAT)
    return replace(
        settings,
        firebase_credentials=service_account_file(tmp_path, fcm),
        fcm_endpoint=fcm.url,
        telegram_bot_token=telegram.token,
        telegram_api_base=telegram.url,
    )


@contextmanager
def opened(runtime: Runtime, configured: Settings, transport: Transport) -> Iterator[Channels]:
    made = channels_for(replace(runtime, settings=configured), transport)
    yield made
    for channel in set(made.values()):
        channel.close()


@pytest.fixture
def channels(runtime: Runtime, configured: Settings, transport: Transport) -> Iterator[Channels]:
    with opened(runtime, configured, transport) as made:
        yield made


def with_phone_and_chat(world: World) -> Person:
    person = world.members["A"][0]
    give(world, person, DeviceKind.FCM_TOKEN, "phone")
    give(world, person, DeviceKind.TELEGRAM, str(CHAT))
    return person


def test_a_job_that_runs_twice_rings_once(world: World, channels: Channels, fcm: FcmServer) -> None:
    with_phone_and_chat(world)
    directive_id = published(world, "A")
    chunk_id = chunk_of(world, directive_id)
    for _ in range(2):
        jobs.deliver(world.runtime, channels, Lane.PUSH, chunk_id=chunk_id, attempt=1)

    assert [message.target for message in fcm.messages] == ["phone"]
    assert counted(world, directive_id) == (1, 0)


def test_no_connection_to_the_database_is_held_while_a_provider_is_called(
    owner_url: str, configured: Settings, transport: Transport, fcm: FcmServer
) -> None:
    held: list[int] = []
    answer = fcm.respond
    with (
        committing_runtime(owner_url, configured) as (runtime, _),
        opened(runtime, configured, transport) as channels,
    ):
        world = build_world(runtime)
        with_phone_and_chat(world)
        chunk_id = chunk_of(world, published(world, "A"))

        def respond(request: Request) -> Response:
            held.append(runtime.database.engine.pool.checkedout())  # type: ignore[attr-defined]
            return answer(request)

        fcm.respond = respond  # type: ignore[method-assign]
        jobs.deliver(runtime, channels, Lane.PUSH, chunk_id=chunk_id, attempt=1)

    assert held == [0, 0]  # for the access token, and for the message


def test_a_long_fan_out_lets_others_pass(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "CHUNKS_AT_A_TIME", 1)
    monkeypatch.setattr(recipients, "CHUNK_SIZE", 3)
    directive_id = str(published(world, "X1"))
    jobs.fan_out(world.runtime, directive_id=directive_id)

    first, continued = waiting(world, "fan_out")
    assert continued == first
    for _ in range(3):
        jobs.fan_out(world.runtime, directive_id=directive_id)
    assert len(waiting(world, "fan_out")) == 3, "two cells: two chunks, and once to see that it was all"


@pytest.fixture
def answered(world: World) -> Person:
    """A member whose feedback has just been answered; both their jobs wait."""
    author = with_phone_and_chat(world)
    with world.acting(author) as work:
        sent = feedback.submit(
            work, kind=FeedbackKind.REPORT, level=FeedbackLevel.PROVINCE, text="Đường thôn hỏng"
        )
    with world.acting("feedback_officer@T1") as work:
        feedback.transition(work, sent.id, to=FeedbackState.RECEIVED)
    return author


def run_waiting(world: World, channels: Channels, task: str, lane: Lane) -> None:
    for job in waiting(world, task):
        jobs.notify(world.runtime, channels, lane, **job.arguments)


@pytest.mark.usefixtures("answered")
def test_an_answer_rings_its_author_in_neutral_words(
    world: World, channels: Channels, fcm: FcmServer, telegram: TelegramServer
) -> None:
    run_waiting(world, channels, "notify_push", Lane.PUSH)
    run_waiting(world, channels, "notify_chat", Lane.CHAT)

    [push], [chat] = fcm.messages, telegram.messages
    assert push.payload["notification"]["body"] == "Phản ánh của bạn có cập nhật mới"
    assert push.payload["data"]["kind"] == "feedback"
    assert chat.text == "Sổ tay đảng viên\nPhản ánh của bạn có cập nhật mới"
    assert "hỏng" not in str(push) + str(chat)


@pytest.mark.usefixtures("answered")
def test_a_chat_out_of_order_does_not_ring_the_phone_again(
    world: World, channels: Channels, fcm: FcmServer, telegram: TelegramServer
) -> None:
    telegram.answer(CHAT, "BAD_GATEWAY", times=1)
    run_waiting(world, channels, "notify_push", Lane.PUSH)
    run_waiting(world, channels, "notify_chat", Lane.CHAT)
    retry = waiting(world, "notify_chat")[-1]
    assert telegram.messages == []
    jobs.notify(world.runtime, channels, Lane.CHAT, **retry.arguments)

    assert len(telegram.messages) == len(fcm.messages) == 1
    assert retry.arguments["attempt"] == 2


def test_who_has_nothing_that_rings_is_no_failure(world: World, channels: Channels) -> None:
    nobody = world.members["B"][0]
    jobs.notify(
        world.runtime,
        channels,
        Lane.PUSH,
        member_id=str(nobody.member_id),
        kind="meeting",
        subject_id=str(nobody.member_id),
        attempt=1,
    )
