"""Zalo: what each error means for a chat, and what the chat shows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from notifications.channels.zalo import ZaloChannel, verdict
from notifications.leaving import Message
from notifications.transport import Answer, Transport
from services.deliveries import Lease, Outcome
from tests.notifications.some import (
    ACCEPTED,
    SUBJECT,
    OwnLeases,
    by_value,
    dead,
    deferred,
    pace,
    refused,
    zalo_chat,
)
from tests.providers.zalo import ZaloServer

PUBLIC_URL = "https://so-tay.example"


@pytest.fixture
def leases() -> OwnLeases:
    return OwnLeases()


@pytest.fixture
def channel(zalo: ZaloServer, transport: Transport, leases: OwnLeases) -> ZaloChannel:
    for chat_id in ("aaa111", "bbb222", "ccc333"):
        zalo.know(chat_id)
    return ZaloChannel(zalo.token, zalo.url, transport, pace(leases), PUBLIC_URL)


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (403, dead("blocked")),
        (400, refused("bad_request")),
        (429, deferred("too_many_requests", 17)),
        (401, deferred("token_refused", 17)),
        (500, deferred("http_500", 17)),
    ],
)
def test_each_error_has_its_meaning(
    channel: ZaloChannel, zalo: ZaloServer, notice: Message, code: int, outcome: Outcome
) -> None:
    zalo.answer("aaa111", code, retry_after=17)
    found = by_value(channel.send(notice, [zalo_chat("aaa111"), zalo_chat("bbb222")]))

    assert found["aaa111"].verdict is outcome.verdict
    assert found["aaa111"].is_dead == outcome.is_dead
    assert found["bbb222"] == ACCEPTED


def test_who_was_never_heard_of_is_buried(channel: ZaloChannel, notice: Message) -> None:
    assert by_value(channel.send(notice, [zalo_chat("nobody")])) == {"nobody": dead("bad_request")}


def test_too_many_hold_every_sender(
    channel: ZaloChannel, zalo: ZaloServer, notice: Message, leases: OwnLeases
) -> None:
    zalo.answer("aaa111", 429, retry_after=9)
    channel.send(notice, [zalo_chat("aaa111")])

    assert leases.holds == [timedelta(seconds=9)]


def test_without_hope_of_any_quota_the_rest_is_deferred(
    channel: ZaloChannel, notice: Message, leases: OwnLeases
) -> None:
    leases.answers = [Lease(1), Lease(0, timedelta(minutes=5))]
    found = by_value(channel.send(notice, [zalo_chat("aaa111"), zalo_chat("bbb222")]))

    assert found == {"aaa111": ACCEPTED, "bbb222": deferred("no_quota")}


def test_zalo_out_of_reach_defers(transport: Transport, notice: Message) -> None:
    channel = ZaloChannel("1:x", "http://127.0.0.1:9", transport, pace(), PUBLIC_URL)

    assert by_value(channel.send(notice, [zalo_chat("aaa111")])) == {"aaa111": deferred("unreachable")}


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"ok": false, "error_code": "x"}'])
def test_an_answer_that_is_not_zalos_buries_nobody(body: bytes) -> None:
    assert not verdict(Answer(200, body)).is_dead
    assert verdict(Answer(502, body)) == deferred("http_502")


def test_a_chat_shows_the_neutral_sentence_and_the_way_to_it(
    channel: ZaloChannel, zalo: ZaloServer, notice: Message
) -> None:
    channel.send(notice, [zalo_chat("aaa111")])

    [message] = zalo.messages
    assert message.text == f"Sổ tay đảng viên\nBạn có văn bản mới\n{PUBLIC_URL}/directives/{SUBJECT}"
