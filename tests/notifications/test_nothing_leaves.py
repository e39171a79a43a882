"""Every byte that leaves, on every channel, about everything: fixed words, opaque ids, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from core.settings import Settings
from core.unit_of_work import Runtime
from models import DeviceKind, FeedbackKind, FeedbackLevel, FeedbackState, Urgency
from notifications.channels import channels_for
from notifications.notice import TITLE, Notice, NoticeKind
from notifications.sending import Channels, send
from notifications.transport import Transport
from services import feedback
from services.deliveries import Target
from tests.notifications.country import SECRETS, Country
from tests.notifications.some import SUBJECT, browser, chat, token, zalo_chat
from tests.notifications.worker_process import WorkerProcess
from tests.providers.fcm import FcmServer, service_account_file
from tests.providers.telegram import TelegramServer
from tests.providers.webpush import WebPushServer
from tests.providers.zalo import ZaloServer

CHAT = 1001
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


def allowed(notice: Notice, public_url: str) -> set[str]:
    """All that may be said about a notice."""
    cards = {f"open:{card}:{SUBJECT.hex}" for card in ("directive", "feedback", "meeting")}
    ids = {str(SUBJECT), SUBJECT.hex, *cards, notice.link(public_url)}
    neutral = f"{TITLE}\n{notice.sentence}"
    texts = {TITLE, notice.sentence, neutral, f"{neutral}\n{notice.link(public_url)}"}
    return FIXED | ids | texts | {notice.kind.value}


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
    send(channels, notice, targets)

    [push], [page] = providers.fcm.messages, providers.webpush.messages
    [shown] = providers.telegram.shown(CHAT)
    [words] = providers.zalo.messages
    said: list[Any] = [push.payload, page.json(), shown["text"], shown.get("reply_markup"), words.text]
    assert set(strings(said)) <= allowed(notice, settings.public_url)
    assert page.topic == SUBJECT.hex


def test_every_kind_of_device_is_looked_at(channels: Channels, targets: list[Target]) -> None:
    served = {channels[target.kind] for target in targets}

    assert served == set(channels.values()), "a new channel needs a target here"


def test_of_a_directive_and_a_feedback_nothing_leaves_and_nothing_is_logged(
    country: Country, tmp_path: Path
) -> None:
    author = next(
        person
        for person in country.world.members["A"]
        if person.member_id in {one.member_id for one in country.devices("A", kind=DeviceKind.FCM_TOKEN)}
    )
    with WorkerProcess(country.environment(LOG_LEVEL="debug"), tmp_path / "log") as worker:
        country.publish("A")
        with country.world.acting(author) as work:
            sent = feedback.submit(
                work, kind=FeedbackKind.REPORT, level=FeedbackLevel.PROVINCE, text=f"{FEEDBACK} hỏng"
            )
        with country.world.acting("feedback_officer@T1") as work:
            feedback.transition(work, sent.id, to=FeedbackState.RECEIVED)
        country.fcm.wait_for(1, timeout=60)
        while not country.wire.heard(sent.id.hex):
            country.fcm.pause(0.1)

    for word in (*SECRETS, FEEDBACK):
        assert not country.wire.heard(word), word
        assert all(word.encode() not in message.plaintext for message in country.webpush.messages)
        assert word not in worker.log
