"""Web Push: what each answer means for a browser, and what it shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import vapid
from core.settings import Settings
from notifications.channels.webpush import Passes, WebPushChannel
from notifications.leaving import Message
from notifications.transport import Transport
from services.deliveries import Outcome
from tests.notifications.some import ACCEPTED, SUBJECT, browser, by_value, dead, deferred, refused
from tests.providers.local_server import Response
from tests.providers.webpush import WebPushServer
from tests.providers.webpush.vapid import sender_key

PUBLIC_URL = "https://so-tay.example"


@pytest.fixture
def passes(settings: Settings) -> Passes:
    return Passes(vapid.signer(settings), settings.vapid_contact)


@pytest.fixture
def channel(passes: Passes, transport: Transport) -> WebPushChannel:
    return WebPushChannel(passes, transport, PUBLIC_URL)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (404, dead("gone")),
        (410, dead("gone")),
        (400, refused("http_400")),
        (413, refused("http_413")),
        (429, deferred("http_429", 40)),
        (500, deferred("http_500", 40)),
        (503, deferred("http_503", 40)),
    ],
)
def test_each_answer_has_its_meaning(
    channel: WebPushChannel, webpush: WebPushServer, notice: Message, status: int, outcome: Outcome
) -> None:
    bad, good = webpush.subscribe(), webpush.subscribe()
    webpush.answer(bad, status, retry_after=40)
    found = by_value(channel.send(notice, [browser(bad), browser(good)]))

    assert found == {bad["endpoint"]: outcome, good["endpoint"]: ACCEPTED}


def test_a_browser_that_has_gone_is_buried(
    channel: WebPushChannel, webpush: WebPushServer, notice: Message
) -> None:
    gone = webpush.subscribe()
    webpush.expire(gone)

    assert by_value(channel.send(notice, [browser(gone)])) == {gone["endpoint"]: dead("gone")}


@pytest.mark.parametrize("keys", [None, {}, {"p256dh": "AAAA", "auth": "AAAA"}, {"p256dh": 1, "auth": 2}])
def test_keys_that_are_none_spoil_nobody_elses_notice(
    channel: WebPushChannel, webpush: WebPushServer, notice: Message, keys: dict[str, object] | None
) -> None:
    good = webpush.subscribe()
    spoilt = replace(browser(webpush.subscribe()), keys=keys)
    found = by_value(channel.send(notice, [spoilt, browser(good)]))

    assert found == {spoilt.value: dead("unusable_keys"), good["endpoint"]: ACCEPTED}


def test_a_redirect_is_not_followed(channel: WebPushChannel, webpush: WebPushServer, notice: Message) -> None:
    with WebPushServer() as elsewhere:
        here, there = webpush.subscribe(), elsewhere.subscribe()
        moved = Response(307, headers={"Location": there["endpoint"]})
        webpush.respond = lambda _request: moved  # type: ignore[method-assign] - no planned answer moves
        found = channel.send(notice, [browser(here)])

        assert by_value(found) == {here["endpoint"]: refused("http_307")}
        assert elsewhere.messages == elsewhere.violations == []


def test_a_push_service_that_does_not_answer_defers(
    channel: WebPushChannel, webpush: WebPushServer, notice: Message
) -> None:
    lost, good = webpush.subscribe(), webpush.subscribe()
    lost["endpoint"] = "http://127.0.0.1:9/push/x"
    found = by_value(channel.send(notice, [browser(lost), browser(good)]))

    assert found == {lost["endpoint"]: deferred("unreachable"), good["endpoint"]: ACCEPTED}


def test_a_browser_shows_the_neutral_sentence_and_the_way_to_it(
    channel: WebPushChannel, webpush: WebPushServer, notice: Message
) -> None:
    channel.send(notice, [browser(webpush.subscribe())])

    [message] = webpush.messages
    assert message.json() == {
        "title": "Sổ tay đảng viên",
        "body": "Bạn có văn bản mới",
        "tag": SUBJECT.hex,
        "url": f"{PUBLIC_URL}/directives/{SUBJECT}",
    }
    assert (message.topic, message.urgency, message.ttl) == (SUBJECT.hex, "normal", 28 * 24 * 3600)


def test_an_urgent_notice_is_urgent(channel: WebPushChannel, webpush: WebPushServer, urgent: Message) -> None:
    channel.send(urgent, [browser(webpush.subscribe())])

    assert webpush.messages[0].urgency == "high"


def test_a_second_notice_about_one_subject_replaces_the_first(
    channel: WebPushChannel, webpush: WebPushServer, notice: Message
) -> None:
    subscription = webpush.subscribe()
    channel.send(notice, [browser(subscription)])
    channel.send(notice, [browser(subscription)])

    assert len(webpush.messages) == 2
    assert len(webpush.shown(subscription)) == 1


def test_a_subscription_made_with_the_public_key_takes_the_notice(
    channel: WebPushChannel, webpush: WebPushServer, passes: Passes, notice: Message
) -> None:
    point = sender_key(passes.for_origin(webpush.url), webpush.url)
    subscription = webpush.subscribe(point)

    assert by_value(channel.send(notice, [browser(subscription)])) == {subscription["endpoint"]: ACCEPTED}


def test_a_pass_is_signed_once_for_each_push_service(passes: Passes) -> None:
    first = passes.for_origin("https://push.example")

    assert passes.for_origin("https://push.example") == first
    assert passes.for_origin("https://elsewhere.example") != first
