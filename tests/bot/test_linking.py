"""Tying a chat to a member, and untying it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.unit_of_work import Runtime
from models import Account, Messenger
from services import devices
from services.actor import ANONYMOUS
from tests.bot.phone import Phone
from tests.conftest import StoppedClock
from tests.factories import World
from tests.factories.world import Person


def offered(world: World, person: Person) -> str:
    with world.acting(person) as work:
        return devices.offer_link(work, Messenger.TELEGRAM).code


def member_behind(phone: Phone, runtime: Runtime) -> object:
    with runtime.work(ANONYMOUS, read_only=True) as work:
        return devices.member_of_chat(work, Messenger.TELEGRAM, str(phone.chat_id))


@pytest.mark.parametrize("words", ["/vanban", "/lichhop", "/phananh", "/huylienket", "Xin chào"])
def test_who_is_not_linked_is_told_how(phone: Phone, words: str) -> None:
    [answer] = phone.says(words)

    assert answer.text.startswith("Cuộc trò chuyện này chưa liên kết với sổ tay.")
    assert "«Tài khoản»" in answer.text


def test_a_wrong_code_is_refused(phone: Phone, world: World, runtime: Runtime) -> None:
    offered(world, world.members["A"][0])
    [answer] = phone.says("/start 22222222")

    assert answer.text.startswith("Mã liên kết không đúng hoặc đã hết hạn.")
    assert member_behind(phone, runtime) is None


def test_a_code_is_too_old_after_fifteen_minutes(phone: Phone, world: World, clock: StoppedClock) -> None:
    code = offered(world, world.members["A"][0])
    clock.advance(timedelta(minutes=15))
    [answer] = phone.says(code)

    assert answer.text.startswith("Mã liên kết không đúng hoặc đã hết hạn.")


def test_a_code_links_one_chat_only(phone_of: Callable[[int], Phone], world: World, runtime: Runtime) -> None:
    first, second = phone_of(1001), phone_of(1002)
    code = offered(world, world.members["A"][0])
    first.says(code)
    [answer] = second.says(code)

    assert answer.text.startswith("Mã liên kết không đúng hoặc đã hết hạn.")
    assert member_behind(second, runtime) is None


def test_a_closed_account_gets_nothing(phone: Phone, world: World) -> None:
    person = world.add_member("A", activated=True)
    phone.link(world, person)
    with world.system() as work:
        work.session.get_one(Account, person.member_id).disabled_at = work.now
    [answer] = phone.says("/vanban")

    assert answer.text.startswith("Tài khoản sổ tay của đồng chí đang tạm khóa.")


@pytest.mark.parametrize("form", ["/start {}", "/lienket {}", "{}", "  {} ", "/START {}"])
def test_a_code_links_in_every_form(phone: Phone, world: World, runtime: Runtime, form: str) -> None:
    person = world.members["A"][0]
    [answer] = phone.says(form.format(offered(world, person)))

    assert answer.text.startswith("Đã liên kết.")
    assert member_behind(phone, runtime) == person.member_id


def test_a_code_may_be_typed_carelessly(phone: Phone, world: World, runtime: Runtime) -> None:
    person = world.members["A"][0]
    code = offered(world, person)
    phone.says(f"{code[:4]} - {code[4:]}".lower())

    assert member_behind(phone, runtime) == person.member_id


def test_start_tapped_twice_stays_linked(phone: Phone, world: World, runtime: Runtime) -> None:
    person = world.members["A"][0]
    code = offered(world, person)
    phone.says(f"/start {code}")
    [answer] = phone.says(f"/start {code}")

    assert "vẫn đang liên kết" in answer.text
    assert member_behind(phone, runtime) == person.member_id


def test_start_without_a_code_says_where_to_get_one(phone: Phone, world: World) -> None:
    [before] = phone.says("/start")
    phone.link(world, world.members["A"][0])
    [after] = phone.says("/start")
    [how] = phone.says("/lienket")

    assert "Mã dùng một lần" in before.text
    assert "/vanban" in after.text
    assert "Mã dùng một lần" in how.text


def test_a_chat_goes_over_to_whoever_links_it_next(phone: Phone, world: World, runtime: Runtime) -> None:
    first, second = world.members["A"][:2]
    phone.link(world, first)
    phone.link(world, second)

    assert member_behind(phone, runtime) == second.member_id


def test_unlinking_asks_back(phone: Phone, world: World, runtime: Runtime) -> None:
    phone.link(world, world.members["A"][0])
    phone.says("/huylienket")
    phone.taps("Giữ lại")
    assert phone.last["text"].startswith("Đã hủy")
    assert member_behind(phone, runtime) is not None

    phone.says("/huylienket")
    phone.taps("Ngừng liên kết")
    assert phone.last["text"].startswith("Đã ngừng liên kết.")
    assert member_behind(phone, runtime) is None
