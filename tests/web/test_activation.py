"""The first way in."""

from __future__ import annotations

import pytest

from services import accounts
from tests.factories import Person, World
from tests.web.conftest import Visit

CHOSEN = "bon tu bat ky nay"


@pytest.fixture
def code(world: World) -> str:
    return issue(world, world.members["A"][0])


def issue(world: World, person: Person) -> str:
    with world.acting("cell_secretary@A") as work:
        return accounts.issue_activation_code(work, person.member_id)


def form(code: str, password: str = CHOSEN, again: str | None = None) -> dict[str, str]:
    return {"code": code, "password": password, "again": password if again is None else again}


def test_a_wrong_code_is_refused(visit: Visit) -> None:
    page = visit(None).post("/activation", form("XXXX-XXXX-XXXX"))
    assert page.status == 422
    assert "Mã kích hoạt không đúng hoặc đã hết hạn" in page.text


def test_a_weak_password_is_refused_and_the_code_stays_good(visit: Visit, code: str) -> None:
    visitor = visit(None)
    page = visitor.post("/activation", form(code, "12345678"))
    assert "không phải là dãy dễ đoán" in page.text
    assert page.form().values["code"] == code
    assert visitor.post("/activation", form(code)).location == "/"


def test_two_different_passwords_are_refused(visit: Visit, code: str) -> None:
    page = visit(None).post("/activation", form(code, again="khac hoan toan"))
    assert "Hai lần nhập chưa giống nhau." in page.text


def test_a_good_code_signs_in_and_is_used_up(visit: Visit, code: str) -> None:
    page = visit(None).send("/activation", form(code.lower().replace("-", " ")))
    assert "Tài khoản đã được kích hoạt" in page.text
    assert visit(None).post("/activation", form(code)).status == 422
