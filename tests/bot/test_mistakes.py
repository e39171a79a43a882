"""What goes wrong on our side or on Telegram's: the member is told, the log gets no words."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import replace

import pytest
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.bridge import Bridge
from bot.conversation import Ask, Reply, Step
from core.database import Database
from core.errors import Conflict, Invalid
from core.unit_of_work import Runtime
from models import Messenger
from services import devices
from services.actor import ANONYMOUS, Work
from tests.bot.phone import Phone
from tests.factories import World

SECRET_WORDS = "lời riêng của đồng chí"


@pytest.fixture
def logs() -> Iterator[list[EventDict]]:
    with capture_logs(processors=[merge_contextvars]) as events:
        yield events


def test_a_mistake_is_apologised_for_by_number_and_logged_without_words(
    phone: Phone, runtime: Runtime, logs: list[EventDict]
) -> None:
    def stumble(_work: Work, ask: Ask) -> Reply:
        raise RuntimeError(ask.words)

    ask = Ask(Messenger.TELEGRAM, "1001", update_id=4711, words=SECRET_WORDS)
    reply = phone.run(Bridge(runtime).answer(Step(stumble, members_only=False), ask))

    assert "hãy báo quản trị viên số 4711" in reply.html
    [event] = logs
    assert (event["event"], event["kind"]) == ("chat_step_failed", "RuntimeError")
    assert event["where"][-1].startswith("test_mistakes.py:")
    assert SECRET_WORDS not in repr(logs)


def test_a_mistake_undoes_all_of_its_step(phone: Phone, world: World, runtime: Runtime) -> None:
    def link_and_stumble(work: Work, ask: Ask) -> Reply:
        devices.link_chat(work, ask.messenger, ask.chat_id, ask.words)
        raise RuntimeError

    with world.acting(world.members["A"][0]) as work:
        code = devices.offer_link(work, Messenger.TELEGRAM).code
    ask = Ask(Messenger.TELEGRAM, "1001", update_id=1, words=code)
    phone.run(Bridge(runtime).answer(Step(link_and_stumble, members_only=False), ask))

    with runtime.work(ANONYMOUS, read_only=True) as work:
        assert devices.member_of_chat(work, Messenger.TELEGRAM, "1001") is None


def test_a_database_out_of_reach_is_apologised_for(
    phone: Phone, runtime: Runtime, logs: list[EventDict]
) -> None:
    nowhere = replace(runtime, database=Database("postgresql+psycopg://nobody@127.0.0.1:1/none"))
    step = Step(lambda _work, _ask: Reply("x"))
    reply = phone.run(Bridge(nowhere).answer(step, Ask(Messenger.TELEGRAM, "1001", update_id=7)))

    assert reply.html.startswith("Xin lỗi đồng chí")
    assert [event["kind"] for event in logs] == ["OperationalError"]


class NamesSomebody(Conflict):
    """A refusal whose words hold a name."""

    code = "names_somebody"
    vi = "{name} đã làm việc này rồi."
    en = "{name} has done this already."


class HasMarkup(Invalid):
    """A refusal whose words look like markup."""

    code = "has_markup"
    vi = "Viết <b> & </b>."
    en = "Write <b> & </b>."


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (NamesSomebody(name="Lê Thị Ánh"), "Nội dung này đã được thay đổi hoặc đã tồn tại."),
        (HasMarkup(field="x"), "Viết &lt;b&gt; &amp; &lt;/b&gt;."),
    ],
)
def test_the_details_of_a_refusal_stay_inside(
    phone: Phone, runtime: Runtime, refusal: Exception, words: str
) -> None:
    def refuse(_work: Work, _ask: Ask) -> Reply:
        raise refusal

    ask = Ask(Messenger.TELEGRAM, "1001", update_id=1)
    reply = phone.run(Bridge(runtime).answer(Step(refuse, members_only=False), ask))

    assert reply.html.startswith(words)


def test_a_member_who_has_blocked_the_bot_is_left_alone(phone: Phone, logs: list[EventDict]) -> None:
    phone.says("/trogiup")
    phone.telegram.block(phone.chat_id)
    assert phone.says("/trogiup") == []
    assert [event["event"] for event in logs] == ["telegram_chat_closed"]
    assert "update" in logs[0]

    phone.telegram.unblock(phone.chat_id)
    assert len(phone.says("/trogiup")) == 1


def test_telegram_asking_to_slow_down_is_waited_out(phone: Phone, logs: list[EventDict]) -> None:
    phone.telegram.know(phone.chat_id)
    phone.telegram.answer(phone.chat_id, "TOO_MANY_REQUESTS", times=1, retry_after=1)

    assert len(phone.says("/trogiup")) == 1
    assert [(event["event"], event["seconds"]) for event in logs] == [("telegram_flood_control", 1.0)]


@pytest.mark.parametrize(
    ("answer", "kind"), [("TOO_MANY_REQUESTS", "RetryAfter"), ("BAD_GATEWAY", "NetworkError")]
)
def test_a_reply_that_cannot_be_sent_is_logged_and_the_next_one_is(
    phone: Phone, logs: list[EventDict], answer: str, kind: str
) -> None:
    phone.telegram.know(phone.chat_id)
    phone.telegram.answer(phone.chat_id, answer, times=1, retry_after=3600)
    assert phone.says("/trogiup") == []
    lost = [event for event in logs if event["event"] == "telegram_reply_lost"]
    assert [event["kind"] for event in lost] == [kind]

    assert len(phone.says("/trogiup")) == 1


def test_a_tap_too_old_to_be_released_is_served_all_the_same(phone: Phone) -> None:
    phone.receives_button("cancel")
    update = phone.telegram.user_taps(phone.chat_id, phone.last["message_id"], "cancel")
    update["callback_query"]["id"] = "too-old"
    phone.process()

    assert phone.last["text"].startswith("Đã hủy")


def test_a_message_that_cannot_be_changed_any_more_is_followed_by_a_new_one(phone: Phone) -> None:
    phone.receives_button("cancel")
    update = phone.telegram.user_taps(phone.chat_id, phone.last["message_id"], "cancel")
    update["callback_query"]["message"] = {
        "message_id": 404,
        "date": 0,
        "chat": {"id": phone.chat_id, "type": "private"},
    }
    [answer] = phone.process()

    assert answer.text.startswith("Đã hủy")


def test_nothing_is_logged_when_all_goes_well(phone: Phone, world: World, logs: list[EventDict]) -> None:
    phone.link(world, world.members["A"][0])
    phone.says("/vanban")

    assert logs == []


def test_frames_of_a_mistake_hold_no_values() -> None:
    """What ``failed`` takes from a traceback: file and line, which no member has written."""
    try:
        int(SECRET_WORDS)
    except ValueError as error:
        [frame] = traceback.extract_tb(error.__traceback__)
    assert frame.locals is None
