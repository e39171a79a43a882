"""Tasks on pages: given to many, reported on in quick steps, counted."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from services import tasks
from services.tasks import Assignment
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import published

SECRETARY, BOARD = "cell_secretary@A", "organisation_board@X1"


@pytest.fixture
def task(world: World) -> UUID:
    what = Assignment("Rà soát hồ sơ đảng viên", due_on=date(2026, 11, 25))
    with world.acting(BOARD) as work:
        return tasks.assign(work, by="X1", to=["A"], what=what)[0].id


def test_only_who_has_to_do_with_it_sees_it(visit: Visit, world: World, task: UUID) -> None:
    for stranger in ("cell_secretary@C", "administrator@X1", world.members["A"][0]):
        assert visit(stranger).get(f"/tasks/{task}").status == 404
        assert visit(stranger).post(f"/tasks/{task}", {"progress": "50"}).status == 404
    assert visit("administrator@X1").get("/tasks/new").status == 403
    assert visit("administrator@X1").get("/boards/tasks").status == 403
    assert visit(SECRETARY).post(f"/tasks/{task}/cancellation", {"reason": "Thôi"}).status == 403


def test_it_is_reported_in_quick_steps(visit: Visit, task: UUID) -> None:
    secretary, path = visit(SECRETARY), f"/tasks/{task}"
    assert "Đồng chí chọn một mức" in secretary.post(path, {"text": "Đang làm"}).text
    page = secretary.send(path, {"progress": "75", "text": "Đã rà 16/22", "evidence": "12-BC/CB"})
    for words in ("Đã gửi báo cáo", "75 %", "Đã rà 16/22", "Minh chứng: 12-BC/CB"):
        assert words in page.text
    assert "Đã xong" in secretary.send(path, {"progress": "100"}).text
    assert secretary.post(path, {"progress": "25"}).status == 422


def test_it_is_given_to_many_at_once_also_from_a_directive(visit: Visit, world: World) -> None:
    board = visit(BOARD)
    assert "ít nhất một đơn vị" in board.post("/tasks/new", {"title": "Việc"}).text
    fields = {"title": "Tổng kết năm", "due_on": "2026-12-20", "repeats": "", "to": ["A", "B"]}
    assert "Đã giao 2 đơn vị" in board.send("/tasks/new", fields).text
    assert "chưa có hạn" not in board.get("/tasks?show=given").text
    directive, publisher = published(world, "1-HD/TU"), visit("publisher@T1")
    offered = f"/tasks/new?organisation=T1&amp;directive={directive}"
    alike = f"/tasks/new?directive={directive}&amp;organisation=T1"
    reach = publisher.get(f"/publishing/{directive}/reach").response.get_data(as_text=True)
    assert offered in reach or alike in reach
    given = publisher.send(f"/tasks/new?directive={directive}&organisation=T1", fields | {"to": ["X1"]})
    assert "Đã giao 1 đơn vị" in given.text
    with world.acting("publisher@T1", read_only=True) as work:
        assert [row.organisation.code for row in tasks.page(work, origin_id=directive)] == ["X1"]


def test_who_gave_it_calls_it_off(visit: Visit, task: UUID) -> None:
    board = visit(BOARD)
    assert board.post(f"/tasks/{task}/cancellation", {}).status == 422
    page = board.send(f"/tasks/{task}/cancellation", {"reason": "Có văn bản thay thế"})
    assert "Thôi giao" in page.text


@pytest.mark.usefixtures("task")
def test_home_and_board_count_it(visit: Visit) -> None:
    assert "Nhiệm vụ đến hạn tuần này" in visit(SECRETARY).get("/").text
    page = visit(BOARD).get("/boards/tasks").text
    assert "0/100/0" in page
    assert "đơn vị trực thuộc chưa được giao" in page
    assert "Rà soát hồ sơ" in visit(SECRETARY).get("/tasks?standing=on_schedule").text
    assert "Không có nhiệm vụ nào" in visit(SECRETARY).get("/tasks?standing=overdue").text
