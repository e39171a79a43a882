"""A member's chat in Zalo: linking, the list of unread directives, and nothing of their content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.errors import answer
from bot import texts
from bot.zalo_webhook import PATH, blueprint, register_webhook
from core.settings import SettingsError
from core.unit_of_work import Runtime
from models import Messenger
from services import devices
from tests.bot.conftest import ABSTRACT, SYMBOL
from tests.factories import World
from tests.providers.zalo import ZaloServer
from tests.services.deliveries.chunks import published

CHAT = "6ede9afa66b88fe6d6a9"
SECRET = "a-secret-that-only-zalo-knows"
HEADER = "X-Bot-Api-Secret-Token"


@pytest.fixture
def zalo() -> Iterator[ZaloServer]:
    with ZaloServer() as server:
        server.know(CHAT)
        yield server
        assert server.violations == []


@pytest.fixture
def hooked(runtime: Runtime, zalo: ZaloServer) -> Runtime:
    settings = replace(
        runtime.settings, zalo_bot_token=zalo.token, zalo_api_base=zalo.url, zalo_webhook_secret=SECRET
    )
    return replace(runtime, settings=settings)


def client_on(runtime: Runtime) -> FlaskClient:
    app = Flask(__name__)
    app.extensions["handbook"] = runtime
    app.register_blueprint(blueprint)
    app.register_error_handler(Exception, answer)
    return app.test_client()


def update(words: str, chat_type: str = "PRIVATE") -> dict[str, Any]:
    message = {
        "message_id": "1",
        "from": {"id": CHAT, "display_name": "An"},
        "chat": {"id": CHAT, "chat_type": chat_type},
        "date": 1,
        "text": words,
    }
    return {"ok": True, "result": {"event_name": "message.text.received", "message": message}}


@pytest.fixture
def say(hooked: Runtime, zalo: ZaloServer) -> Callable[[str], str]:
    """Write to the bot; what it answers."""

    def said(words: str) -> str:
        taken = len(zalo.messages)
        response = client_on(hooked).post(PATH, json=update(words), headers={HEADER: SECRET})
        assert response.status_code == 200
        [reply] = zalo.messages[taken:]
        return reply.text

    return said


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", "đ"])
def test_a_call_without_the_secret_is_refused(hooked: Runtime, zalo: ZaloServer, secret: str) -> None:
    response = client_on(hooked).post(PATH, json=update("trogiup"), headers={HEADER: secret})

    assert response.status_code == 401
    assert zalo.messages == []


def test_without_a_bot_there_is_no_such_address(runtime: Runtime) -> None:
    assert client_on(runtime).post(PATH, json=update("trogiup")).status_code == 404


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"message": 1}', '{"result": {"message": {"chat": 1}}}'])
def test_what_is_no_update_is_refused(hooked: Runtime, body: str) -> None:
    response = client_on(hooked).post(PATH, data=body, headers={HEADER: SECRET})

    assert response.status_code in (400, 422)


def test_in_a_group_nothing_is_said(hooked: Runtime, zalo: ZaloServer) -> None:
    client_on(hooked).post(PATH, json=update("vanban", "GROUP"), headers={HEADER: SECRET})

    assert zalo.messages == []


def test_an_unlinked_chat_learns_how_to_link_and_nothing_else(say: Callable[[str], str]) -> None:
    answered = say("vanban")

    assert "chưa liên kết" in answered
    assert "Zalo" in answered
    assert "Telegram" not in answered


def test_a_code_links_and_the_list_says_only_that_there_is_something(
    world: World, say: Callable[[str], str]
) -> None:
    person = world.members["A"][0]
    published(world, "A", symbol=SYMBOL)
    with world.acting(person) as work:
        code = devices.offer_link(work, Messenger.ZALO).code
    assert say(code).startswith("Đã liên kết")

    listed = say("VanBan")
    assert "1" in listed
    assert SYMBOL not in listed
    assert ABSTRACT not in listed
    assert "<" not in listed


def test_feedback_is_written_in_the_handbook(hooked: Runtime, say: Callable[[str], str]) -> None:
    assert f"{hooked.settings.public_url}/feedback" in say("phananh")


def test_a_chat_is_untied(world: World, say: Callable[[str], str]) -> None:
    with world.acting(world.members["A"][0]) as work:
        code = devices.offer_link(work, Messenger.ZALO).code
    say(f"lienket {code}")
    say("huylienket")

    assert "chưa liên kết" in say("vanban")


def test_whatever_else_is_written_is_answered_with_help(say: Callable[[str], str]) -> None:
    assert texts.COMMANDS["vanban"] in say("xin chào")


def test_zalo_out_of_reach_is_no_error_of_the_call(hooked: Runtime) -> None:
    lost = replace(hooked, settings=replace(hooked.settings, zalo_api_base="http://127.0.0.1:9"))
    response = client_on(lost).post(PATH, json=update("trogiup"), headers={HEADER: SECRET})

    assert response.status_code == 200


def test_zalo_is_told_where_to_call(hooked: Runtime, zalo: ZaloServer) -> None:
    assert register_webhook(hooked.settings) == f"https://so-tay.example{PATH}"
    assert zalo.webhook == {"url": f"https://so-tay.example{PATH}", "secret_token": SECRET}


@pytest.mark.parametrize("missing", [{"zalo_bot_token": None}, {"public_url": "http://so-tay.example"}])
def test_without_token_or_address_it_cannot_be_told(hooked: Runtime, missing: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        register_webhook(replace(hooked.settings, **missing))
