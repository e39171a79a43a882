"""The attendance sheet while it is being filled in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Locator

from core.clock import LOCAL_TIME_ZONE, local_date, system_clock
from models import ExemptionKind
from services import members
from tests.browser.conftest import Sit
from tests.browser.handbook import Handbook
from tests.browser.reader import Reader
from tests.web.material import planned


@pytest.fixture(scope="module", autouse=True)
def exempt(handbook: Handbook) -> None:
    """Besides the four who are called to cell A, one who is exempt."""
    person = handbook.world.add_member("A", "Đặng Văn Lợi")
    with handbook.world.acting("administrator@X1") as work:
        members.exempt(work, person.member_id, kind=ExemptionKind.EXEMPT, since=date(2020, 1, 1))


@pytest.fixture
def meeting(handbook: Handbook) -> UUID:
    """A meeting of yesterday, with nobody marked yet."""
    yesterday = local_date(system_clock()) - timedelta(days=1)
    return planned(handbook.world, datetime.combine(yesterday, time(19, 30), LOCAL_TIME_ZONE))


@pytest.fixture
def secretary(sit: Sit, meeting: UUID) -> Reader:
    reader = sit("cell_secretary@A")
    reader.open(f"/meetings/{meeting}/attendance")
    return reader


def summary(secretary: Reader) -> str:
    return " ".join(secretary.page.locator(".attendance-summary").inner_text().split())


def row(secretary: Reader, number: int) -> Locator:
    return secretary.page.locator("[data-attendance] fieldset").nth(number)


def mark(secretary: Reader, number: int, word: str) -> None:
    row(secretary, number).get_by_label(word, exact=True).check()


def test_the_summary_follows_every_answer(secretary: Reader) -> None:
    assert "Có mặt 0/4 · 0,0 % Chưa ghi 4 Tất cả có mặt" in summary(secretary)
    mark(secretary, 0, "Vắng không lý do")
    assert "Chưa ghi 3 Còn lại có mặt" in summary(secretary)
    secretary.page.get_by_role("button", name="Còn lại có mặt").click()
    assert summary(secretary) == "Có mặt 3/4 · 75,0 % Vàng · 50–85 %"
    mark(secretary, 0, "Đến muộn")
    assert summary(secretary) == "Có mặt 4/4 · 100,0 % Xanh · trên 85 %"
    for number in (0, 1, 2):
        mark(secretary, number, "Vắng có lý do")
    assert summary(secretary) == "Có mặt 1/4 · 25,0 % Đỏ · dưới 50 %"


def test_exempt_members_count_only_if_they_come(secretary: Reader) -> None:
    secretary.page.get_by_role("button", name="Tất cả có mặt").click()
    assert summary(secretary) == "Có mặt 4/4 · 100,0 % Xanh · trên 85 %"
    mark(secretary, 4, "Trực tuyến")
    assert "Có mặt 5/5" in summary(secretary)
    mark(secretary, 4, "Không đến")
    assert "Có mặt 4/4" in summary(secretary)


def test_a_reason_is_asked_for_where_there_is_one(secretary: Reader) -> None:
    reason = row(secretary, 0).get_by_label("Lý do vắng")
    assert not reason.is_visible()
    mark(secretary, 0, "Vắng có lý do")
    assert reason.is_visible()
    mark(secretary, 0, "Có mặt")
    assert not reason.is_visible()


def test_answers_outlive_the_page(secretary: Reader) -> None:
    mark(secretary, 0, "Có mặt")
    mark(secretary, 1, "Đến muộn")
    secretary.page.reload()
    secretary.look()
    assert "Có mặt 2/4" in summary(secretary)
    secretary.press("Lưu điểm danh")
    assert secretary.stored() == "{}"


def test_without_scripts_one_button_marks_the_rest(sit: Sit, meeting: UUID) -> None:
    reader = sit("cell_secretary@A", java_script_enabled=False)
    reader.page.goto(f"{reader.handbook.address}/meetings/{meeting}/attendance")
    reason = row(reader, 0).get_by_label("Lý do vắng")
    row(reader, 0).get_by_label("Vắng có lý do").check()
    assert reason.is_visible()
    reason.select_option(label="Ốm đau, điều trị")
    reader.page.get_by_role("button", name="có mặt").last.click()
    assert "có mặt 3/4" in reader.page.get_by_role("main").inner_text()
