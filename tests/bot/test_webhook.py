"""Telegram calls the handbook: what is refused, what is answered, what comes twice."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from api.errors import answer
from bot import texts
from bot.webhook import PATH, blueprint, register_webhook
from core.settings import Settings, SettingsError
from core.unit_of_work import Runtime
from tests.providers.telegram import TelegramServer

CHAT = 1001
SECRET = "a-secret-that-only-telegram-knows"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def app_on(runtime: Runtime) -> Flask:
    """The web hook alone, with errors rendered as the whole application renders them."""
    app = Flask(__name__)
    app.extensions["handbook"] = runtime
    app.register_blueprint(blueprint)
    app.register_error_handler(Exception, answer)
    return app


@pytest.fixture
def hooked(runtime: Runtime) -> Runtime:
    # One update at a time: in a test all share one connection.
    settings = replace(runtime.settings, telegram_webhook_secret=SECRET, web_threads=1)
    return replace(runtime, settings=settings)


@pytest.fixture
def app(hooked: Runtime) -> Iterator[Flask]:
    app = app_on(hooked)
    yield app
    receiver = app.extensions.get("telegram_receiver")
    if receiver:
        receiver.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def update(number: int = 700, text: str = "/huy") -> dict[str, Any]:
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 1,
            "chat": {"id": CHAT, "type": "private"},
            "from": {"id": CHAT, "is_bot": False, "first_name": "x"},
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}],
        },
    }


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: "another"}, {HEADER: "ế"}])
def test_a_call_without_the_secret_is_refused(
    client: FlaskClient, telegram: TelegramServer, headers: dict[str, str]
) -> None:
    response = client.post(PATH, json=update(), headers=headers)

    assert response.status_code == 401
    assert response.content_type == "application/problem+json"
    assert response.json["code"] == "unauthenticated"
    assert telegram.calls == []


@pytest.mark.parametrize("missing", ["telegram_bot_token", "telegram_webhook_secret"])
def test_where_there_is_no_web_hook_there_is_nothing(hooked: Runtime, missing: str) -> None:
    without = replace(hooked, settings=replace(hooked.settings, **{missing: None}))
    response = app_on(without).test_client().post(PATH, json=update(), headers={HEADER: SECRET})

    assert response.status_code == 404
    assert response.json["code"] == "not_found"


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"x"', b"{}", b'{"update_id": 1, "message": {}}']
)
def test_what_is_no_update_is_refused(client: FlaskClient, body: bytes) -> None:
    response = client.post(PATH, data=body, headers={HEADER: SECRET})

    assert response.status_code == 422


def test_an_update_larger_than_any_is_refused(client: FlaskClient) -> None:
    response = client.post(PATH, data=b"x" * 300_000, headers={HEADER: SECRET})

    assert response.status_code == 413


def test_an_update_is_taken_at_once_and_answered(client: FlaskClient, telegram: TelegramServer) -> None:
    telegram.know(CHAT)
    response = client.post(PATH, json=update(), headers={HEADER: SECRET})

    assert (response.status_code, response.data) == (200, b"")
    [message] = telegram.wait_for(1)
    assert message.text == texts.CANCELLED


def test_an_update_that_comes_twice_is_answered_once(client: FlaskClient, telegram: TelegramServer) -> None:
    telegram.know(CHAT)
    for number in (700, 700, 701):
        assert client.post(PATH, json=update(number), headers={HEADER: SECRET}).status_code == 200
    telegram.wait_for(2)
    app_receiver = client.application.extensions["telegram_receiver"]
    app_receiver.close()

    assert len(telegram.messages) == 2


def test_what_was_taken_is_finished_before_the_end(client: FlaskClient, telegram: TelegramServer) -> None:
    telegram.know(CHAT)
    for number in range(700, 710):
        client.post(PATH, json=update(number), headers={HEADER: SECRET})
    telegram.wait_for(1)
    client.application.extensions["telegram_receiver"].close()

    assert len(telegram.messages) == 10


def test_more_than_can_wait_is_sent_back(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.receiver._MOST_WAITING", 0)
    response = client.post(PATH, json=update(), headers={HEADER: SECRET})

    assert response.status_code == 503


def test_telegram_itself_delivers_to_it(app: Flask, telegram: TelegramServer) -> None:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        telegram.user_says(CHAT, "/huy")
        url = f"http://127.0.0.1:{server.server_port}{PATH}"
        assert telegram.deliver_to(url, "another") == [401]
        assert telegram.deliver_to(url, SECRET) == [200]
        [message] = telegram.wait_for(1)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

    assert message.text == texts.CANCELLED


def test_the_web_hook_is_registered_with_its_secret(hooked: Runtime, telegram: TelegramServer) -> None:
    url = asyncio.run(register_webhook(hooked))

    assert url == "https://so-tay.example/api/v1/bots/telegram"
    [call] = [call for call in telegram.calls if call.method == "setWebhook"]
    assert call.parameters == {
        "url": url,
        "secret_token": SECRET,
        "allowed_updates": ["message", "callback_query"],
    }
    assert "setMyCommands" in [call.method for call in telegram.calls]


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"public_url": "http://127.0.0.1:8000"}, "PUBLIC_URL"),
        ({"telegram_webhook_secret": None}, "TELEGRAM_WEBHOOK_SECRET"),
        ({"telegram_bot_token": None}, "TELEGRAM_BOT_TOKEN"),
    ],
)
def test_a_web_hook_that_cannot_work_is_not_registered(
    hooked: Runtime, telegram: TelegramServer, changes: dict[str, Any], names: str
) -> None:
    settings: Settings = replace(hooked.settings, **changes)
    with pytest.raises(SettingsError, match=names):
        asyncio.run(register_webhook(replace(hooked, settings=settings)))
    assert telegram.calls == []
