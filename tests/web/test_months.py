"""A cell's usual day and its months, on pages."""

from __future__ import annotations

from datetime import time

from services import meetings
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import planned

SECRETARY, MONTHS = "cell_secretary@A", "/meetings/months?organisation=A"
HABIT = {"first_day": "3", "last_day": "5", "at": "19:30", "place": "Nhà văn hóa thôn", "theme_month": "3"}
STORM = {"month": "2026-10-01", "outcome": "not_held", "reason": "Thiên tai, dịch bệnh"}


def test_only_the_secretary_says_what_became_of_a_month(visit: Visit, world: World) -> None:
    for who in (world.members["A"][0], "organisation_board@X1"):
        visitor = visit(who)
        page = visitor.get(MONTHS)
        assert page.status == 200
        assert "Không họp" not in page.text
        assert visitor.post(MONTHS, STORM).status == 403
        assert visitor.get("/meetings/habit?organisation=A").status == 403
    assert visit(world.members["B"][0]).get(MONTHS).status == 404


def test_what_no_button_sends_is_refused(visit: Visit) -> None:
    secretary = visit(SECRETARY)
    assert secretary.post(MONTHS, STORM | {"month": "2026-13-01"}).status == 400
    assert secretary.post(MONTHS, STORM | {"outcome": "rained_off"}).status == 400
    assert (
        "Còn thiếu thông tin" in secretary.send(MONTHS, {"month": "2026-10-01", "outcome": "postponed"}).text
    )


def test_a_month_is_said_in_one_form(visit: Visit) -> None:
    secretary = visit(SECRETARY)
    assert "Chưa có kết quả" in secretary.get(MONTHS).text
    page = secretary.send(MONTHS, STORM)
    assert "Đã ghi kết quả tháng 10/2026." in page.text
    assert "Thiên tai, dịch bệnh" in page.text
    later = STORM | {"outcome": "postponed", "postponed_until": "2026-10-28"}
    assert "đến 28/10/2026" in secretary.send(MONTHS, later).text
    jointly = {"month": "2026-10-01", "outcome": "held_jointly", "joined": "B"}
    assert "Họp ghép" in secretary.send(MONTHS, jointly).text


def test_a_meeting_shows_what_its_record_lacks(visit: Visit, world: World) -> None:
    meeting = planned(world)
    with world.acting(SECRETARY) as work:
        meetings.save_sheet(work, meeting, [])
    assert "Còn 4 người chưa ghi" in visit(SECRETARY).get(MONTHS).text


def test_the_usual_day_is_said_once(visit: Visit, world: World) -> None:
    secretary = visit(SECRETARY)
    refused = secretary.post("/meetings/habit?organisation=A", HABIT | {"last_day": "2"})
    assert refused.status == 422
    assert "Ngày cuối của khung sinh hoạt" in refused.text
    page = secretary.send("/meetings/habit?organisation=A", HABIT)
    assert "Đã lưu ngày họp cố định." in page.text
    with world.acting(SECRETARY, read_only=True) as work:
        kept = meetings.habit_of(work, "A")
    assert (kept.first_day, kept.last_day, kept.at, kept.theme_month) == (3, 5, time(19, 30), 3)
    assert secretary.get("/meetings/habit?organisation=A").form().values["place"] == "Nhà văn hóa thôn"
