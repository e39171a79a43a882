"""The list of a round, and what is recorded about seniority on a member's file."""

from __future__ import annotations

from datetime import date

import pytest

from models import Gender
from services import members
from tests.factories import World
from tests.web.conftest import Visit


@pytest.fixture
def path(world: World) -> str:
    with world.acting("administrator@X1") as work:
        row = members.admit(
            work,
            cell="A",
            full_name="Nguyễn Thị Ví Dụ",
            birth_date=date(1961, 9, 2),
            gender=Gender.FEMALE,
            admitted_on=date(1987, 10, 20),
            official_on=date(1988, 10, 20),
        )
        return f"/members/{row.member.id}"


def test_only_administrators_record(visit: Visit, world: World, path: str) -> None:
    for who in ("cell_secretary@A", "organisation_board@X1"):
        for page in ("interruption", "early-badge", "badge"):
            assert visit(who).get(f"{path}/{page}").status == 403
    assert visit(world.members["A"][0]).get("/badges").status == 403
    assert visit("cell_secretary@C").get("/badges?organisation=X1").status == 404


def test_the_file_says_when_the_next_badge_is_due(visit: Visit, path: str) -> None:
    text = visit("cell_secretary@A").get(path).text
    assert "Tuổi Đảng 39 năm" in text
    assert "Đủ 40 năm vào đợt 07/11/2027" in text


def test_a_round_is_listed_by_cell(visit: Visit, path: str) -> None:
    page = visit("organisation_board@X1").get("/badges?round=2027-11-07")
    assert "Chi bộ thôn An Nguyễn Thị Ví Dụ Đủ 40 năm từ ngày 20/10/2027" in page.text
    assert path in page.links
    workbook = next(link for link in page.links if "list.xlsx" in link)
    assert visit("organisation_board@X1").get(workbook).status == 200
    assert "chưa có đồng chí nào" in visit("organisation_board@X1").get("/badges").text


def test_an_interruption_and_an_award_stand_on_the_file(visit: Visit, path: str) -> None:
    visitor = visit("administrator@X1")
    gap = {"since": "01/01/1990", "last": "19/01/1990", "reason": "Kết luận 12-KL"}
    text = visitor.send(f"{path}/interruption", gap).text
    assert "Không tính 01/01/1990 – 19/01/1990 : Kết luận 12-KL" in text
    assert "Đủ 40 năm vào đợt 03/02/2028" in text
    assert "Đã nhận 30 năm" in visitor.send(f"{path}/badge", {"years": "30", "on": "2018-02-03"}).text
    assert "Đề nghị sớm 40 năm" in visitor.send(f"{path}/early-badge", {"years": "40"}).text


def test_mistakes_are_told(visit: Visit, path: str) -> None:
    visitor = visit("administrator@X1")
    gap = {"since": "01/01/1990", "last": "19/01/1989", "reason": "Kết luận"}
    assert "Ngày kết thúc phải sau" in visitor.post(f"{path}/interruption", gap).text
    assert "chưa đủ tuổi Đảng" in visitor.post(f"{path}/badge", {"years": "50", "on": "2018-02-03"}).text
