"""The page of a monthly report: who is refused, from the first page to the signature, and afterwards."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from models import Outcome
from services import meetings, monthly_reports
from services.meetings import Statement
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.page import Page
from tests.web.visitor import Visitor

OCTOBER = date(2026, 10, 1)
BOARD = "organisation_board@X1"


@pytest.fixture
def report(world: World) -> UUID:
    """X1's of October."""
    with world.system() as work:
        monthly_reports.make_next(work, OCTOBER)
        return monthly_reports.page(work, "X1")[0].report.id


def sign(visitor: Visitor, report: UUID, remark: str = "") -> Page:
    """Read the report, then sign what was read."""
    seen = visitor.get(f"/reports/{report}").form().values["seen"]
    return visitor.send(f"/reports/{report}", {"seen": seen, "remark": remark})


@pytest.mark.parametrize("who", ["publisher@T1", "administrator@X1", "cell_secretary@A"])
def test_it_is_not_there_for_others(visit: Visit, report: UUID, who: str) -> None:
    visitor = visit(who)
    for end in ("", "/file.xlsx", "/file.docx"):
        assert visitor.get(f"/reports/{report}{end}").status == 404
    assert visitor.post(f"/reports/{report}", {"seen": "?"}).status == 404


def test_from_the_first_page_to_the_signature(visit: Visit, report: UUID) -> None:
    visitor = visit(BOARD)
    assert f"/reports/{report}" in visitor.get("/").links
    assert f"/reports/{report}" in visitor.get("/reports").links
    page = sign(visitor, report, "Đã rà soát.")
    assert "Đã ký báo cáo và gửi lên cấp trên." in page.text
    assert "Trần organisation_board X1" in page.text
    assert f"/reports/{report}" not in visitor.get("/").links
    above = visit("organisation_board@T1").get("/reports?organisation=T1")
    assert "Đảng ủy xã Một Trần organisation_board X1" in above.text


def test_figures_that_changed_meanwhile_are_shown_before_they_are_signed(
    visit: Visit, world: World, report: UUID
) -> None:
    visitor = visit(BOARD)
    sent = visitor.get(f"/reports/{report}").form().values
    with world.acting("cell_secretary@A") as work:
        meetings.state_outcome(work, "A", OCTOBER, Statement(Outcome.NOT_HELD, "Mưa bão"))
    page = visitor.post(f"/reports/{report}", sent)
    assert page.status == 422
    assert "Số liệu vừa thay đổi" in page.text
    assert visitor.post(f"/reports/{report}", page.form().values).status == 303


def test_what_changed_after_the_signature_stands_beside_it(visit: Visit, world: World, report: UUID) -> None:
    sign(visit(BOARD), report)
    with world.acting("cell_secretary@A") as work:
        meetings.state_outcome(work, "A", OCTOBER, Statement(Outcome.NOT_HELD, "Mưa bão"))
    page = visit("organisation_board@T1").get(f"/reports/{report}")
    assert "Thay đổi sau khi ký" in page.text
    assert "Chi bộ thôn An Không họp 0 → 1" in page.text
    with visit(BOARD).client.get(f"/reports/{report}/file.docx") as answer:
        assert answer.data.startswith(b"PK")


def test_it_is_signed_anew_after_a_correction_and_the_old_version_stays(
    visit: Visit, world: World, report: UUID
) -> None:
    board, above = visit(BOARD), visit("organisation_board@T1")
    sign(board, report)
    path = f"/reports/{report}/replacement"
    assert "không cần ký lại" in board.get(path).text
    with world.acting("cell_secretary@A") as work:
        meetings.state_outcome(work, "A", OCTOBER, Statement(Outcome.NOT_HELD, "Mưa bão"))
    assert path in board.get(f"/reports/{report}").links
    assert path not in above.get(f"/reports/{report}").links
    assert above.get(path).status == 403
    sent = board.get(path).form().values
    refused = board.post(path, sent | {"reason": "", "remark": "Đã rà soát."})
    assert (refused.status, refused.form().values["remark"]) == (422, "Đã rà soát.")
    assert "Đồng chí ghi lý do ký lại." in refused.text
    page = board.send(path, sent | {"reason": "Chi bộ An báo muộn."})
    assert "Đã ký bản mới." in page.text
    old = f"/reports/{report}/versions/1"
    assert old in above.get(f"/reports/{report}").links
    assert "Đã ký lại" in above.get("/reports?organisation=T1").text
    read = above.get(old)
    assert "được thay bằng bản ký ngày" in read.text
    assert "Chi bộ An báo muộn." in read.text
    assert "Chi bộ thôn An Không họp 0 → 1" in read.text
    assert visit("cell_secretary@A").get(old).status == 404
