"""Every byte that leaves, on every channel, about everything: fixed words, opaque ids, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from core.settings import Settings
from core.unit_of_work import Runtime
from models import DeviceKind, FeedbackKind, FeedbackLevel, FeedbackState, Urgency
from notifications.channels import channels_for
from notifications.jobs import tasks
from notifications.leaving import Message
from notifications.notice import TITLE, Notice, NoticeKind
from notifications.sending import Channels, send
from notifications.transport import Transport
from services import deliveries, directives, feedback
from services.deliveries import DELIVER, NOTIFY, REMIND, RETELL, Target
from tests.conftest import StoppedClock
from tests.factories import Person, World
from tests.notifications.country import DELIVERING, SECRETS, Country
from tests.notifications.some import SUBJECT, browser, chat, token, told, zalo_chat
from tests.notifications.wire import Wire
from tests.notifications.worker_process import WorkerProcess
from tests.providers.fcm import FcmServer, service_account_file
from tests.providers.telegram import TelegramServer
from tests.providers.webpush import WebPushServer
from tests.providers.zalo import ZaloServer
from tests.services.deliveries.chunks import give
from tests.services.meetings.test_invitations import coming, invite
from tests.services.reading_ladder import climbing as ladder
from tests.services.tasks.test_tasks import REVIEW, given

CHAT = 1001
MORNING = datetime(2026, 11, 20, 2, tzinfo=UTC)
FEEDBACK = "Qxphananh"
FIXED = {"high", "normal", "PRIVATE", "default", "10", "5", "2419200", "2419200s", "Xem", "phone"}
"""Settings of the providers' own, and the word on the button."""


def strings(content: object) -> Iterator[str]:
    """Every string in a piece of JSON, keys apart."""
    match content:
        case str():
            yield content
        case Mapping():
            for value in content.values():
                yield from strings(value)
        case list():
            for value in content:
                yield from strings(value)


def allowed(notice: Message, public_url: str) -> set[str]:
    """All that may be said about a notice."""
    cards = {f"open:{card}:{SUBJECT.hex}" for card in ("directive", "feedback", "meeting")}
    ids = {str(SUBJECT), SUBJECT.hex, *cards, notice.link(public_url)}
    neutral = f"{TITLE}\n{notice.sentence}"
    texts = {TITLE, notice.sentence, neutral, f"{neutral}\n{notice.link(public_url)}"}
    kinds = {notice.kind.value} if notice.kind else set()
    return FIXED | ids | texts | kinds


@dataclass(frozen=True)
class Providers:
    """All there are."""

    fcm: FcmServer
    webpush: WebPushServer
    telegram: TelegramServer
    zalo: ZaloServer


@pytest.fixture
def providers(
    fcm: FcmServer, webpush: WebPushServer, telegram: TelegramServer, zalo: ZaloServer
) -> Providers:
    telegram.know(CHAT)
    zalo.know(str(CHAT))
    return Providers(fcm, webpush, telegram, zalo)


@pytest.fixture
def channels(
    runtime: Runtime, settings: Settings, transport: Transport, tmp_path: Path, providers: Providers
) -> Iterator[Channels]:
    """Every channel there is, with credentials."""
    fcm, telegram = providers.fcm, providers.telegram
    configured = replace(
        settings,
        firebase_credentials=service_account_file(tmp_path, fcm),
        fcm_endpoint=fcm.url,
        telegram_bot_token=telegram.token,
        telegram_api_base=telegram.url,
        zalo_bot_token=providers.zalo.token,
        zalo_api_base=providers.zalo.url,
    )
    made = channels_for(replace(runtime, settings=configured), transport)
    yield made
    for channel in set(made.values()):
        channel.close()


@pytest.fixture
def targets(providers: Providers) -> list[Target]:
    return [token("phone"), browser(providers.webpush.subscribe()), chat(CHAT), zalo_chat(str(CHAT))]


NOTICES = [Notice(kind, SUBJECT, urgency) for kind in NoticeKind for urgency in Urgency]


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: f"{notice.kind}-{notice.urgency}")
def test_no_channel_says_anything_but_fixed_words_and_opaque_ids(
    channels: Channels, targets: list[Target], providers: Providers, settings: Settings, notice: Notice
) -> None:
    send(channels, notice, targets, MORNING)

    [push], [page] = providers.fcm.messages, providers.webpush.messages
    [shown] = providers.telegram.shown(CHAT)
    [words] = providers.zalo.messages
    said: list[Any] = [push.payload, page.json(), shown["text"], shown.get("reply_markup"), words.text]
    assert set(strings(said)) <= allowed(told(notice), settings.public_url)
    assert page.topic == SUBJECT.hex


def test_every_kind_of_device_is_looked_at(channels: Channels, targets: list[Target]) -> None:
    served = {channels[target.kind] for target in targets}

    assert served == set(channels.values()), "a new channel needs a target here"


_RINGING = [job for jobs in (DELIVER, RETELL, REMIND, NOTIFY) for job in jobs.values()]
_WAITING = text(
    "WITH taken AS (DELETE FROM procrastinate_jobs WHERE task_name = ANY(:names) RETURNING *)"
    " SELECT task_name, args FROM taken ORDER BY id"
)
SAID = (
    "15-HD/TU",
    "Về sinh hoạt",
    "Một đoạn",
    "Ban hành",
    "Nhà văn hóa",
    "Rà soát",
    FEEDBACK,
    "Nguyễn",
    "Trần",
)


def test_whatever_happens_nobody_but_the_member_learns_what(
    world: World, clock: StoppedClock, channels: Channels, targets: list[Target], providers: Providers
) -> None:
    wire = Wire(providers.fcm, providers.webpush, providers.telegram, providers.zalo)
    member, secretary = world.members["A"][0], world.person("cell_secretary@A")
    for one in targets:
        give(world, member, one.kind, one.value, one.keys)
    give(world, secretary, DeviceKind.FCM_TOKEN, "secretary")
    rung: set[str] = set()
    for _ in everything_that_happens(world, clock, member):
        rung |= ring(world, channels)

    assert rung >= {job.name for job in _RINGING}
    kinds = {message.payload["data"]["kind"] for message in providers.fcm.messages}
    assert kinds == set(NoticeKind)
    for said in spoken(providers):
        for kind in NoticeKind:
            assert any(told(Notice(kind, SUBJECT)).sentence in words for words in said), kind
    for word in (*SAID, member.login, member.card_number):
        assert not wire.heard(word), word
        assert all(word.encode() not in page.plaintext for page in providers.webpush.messages), word


def spoken(providers: Providers) -> list[list[str]]:
    """What each of the channels that carry sentences was given to show, besides the phones' own."""
    pages = [words for page in providers.webpush.messages for words in strings(page.json())]
    chats = [str(message["text"]) for message in providers.telegram.shown(CHAT)]
    return [pages, chats, [message.text for message in providers.zalo.messages]]


def everything_that_happens(world: World, clock: StoppedClock, member: Person) -> Iterator[None]:
    """A directive that is not read, and withdrawn; a meeting, a task, a report; time to ring after each.

    And every kind of notice there is, by the way that notices to one member take.
    """
    clock.now = ladder.MORNING
    directive_id, _ = ladder.asking(world)
    for hours in (0, 48, 96, 168):
        ladder.after(world, clock, hours)
        yield
    with world.acting("publisher@T1") as work:
        directives.withdraw(work, directive_id, reason="Ban hành nhầm.")
    invite(world, coming(world, clock))
    given(world, replace(REVIEW, member_id=member.member_id))
    with world.acting(member) as work:
        sent = feedback.submit(
            work, kind=FeedbackKind.REPORT, level=FeedbackLevel.PROVINCE, text=f"{FEEDBACK} hỏng"
        )
    with world.acting("feedback_officer@T1") as work:
        feedback.transition(work, sent.id, to=FeedbackState.RECEIVED)
    yield
    yield  # what is asked for chunk by chunk comes a turn later
    for kind in NoticeKind:
        with world.system() as work:
            deliveries.notify(work, member.member_id, kind=kind, subject_id=SUBJECT)
        yield


def ring(world: World, channels: Channels) -> set[str]:
    """Do what waits, once; the names of the jobs."""
    doing = {job.name: task for job, task in tasks(world.runtime, channels).items()}
    names = [job.name for job in (*_RINGING, directives.TELL_CHANGE)]
    with world.system() as work:
        waiting = work.session.execute(_WAITING, {"names": names}).all()
    for task, arguments in waiting:
        doing[task](**arguments)
    return {task for task, _ in waiting}


def test_of_a_directive_and_a_feedback_nothing_leaves_and_nothing_is_logged(
    country: Country, tmp_path: Path
) -> None:
    author = next(
        person
        for person in country.world.members["A"]
        if person.member_id in {one.member_id for one in country.devices("A", kind=DeviceKind.FCM_TOKEN)}
    )
    with WorkerProcess(country.environment(LOG_LEVEL="debug"), tmp_path / "log", *DELIVERING) as worker:
        directive_id = country.publish("A")
        with country.world.acting(author) as work:
            sent = feedback.submit(
                work, kind=FeedbackKind.REPORT, level=FeedbackLevel.PROVINCE, text=f"{FEEDBACK} hỏng"
            )
        with country.world.acting("feedback_officer@T1") as work:
            feedback.transition(work, sent.id, to=FeedbackState.RECEIVED)
        country.wait_until_delivered(directive_id)
        while not country.wire.heard(sent.id.hex):
            country.fcm.pause(0.1)

    for word in (*SECRETS, FEEDBACK):
        assert not country.wire.heard(word), word
        assert all(word.encode() not in message.plaintext for message in country.webpush.messages)
        assert word not in worker.log
