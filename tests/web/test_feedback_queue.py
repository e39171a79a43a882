"""What offices have to answer."""

from __future__ import annotations

from models import FeedbackLevel, FeedbackState
from services import feedback
from tests.factories import World
from tests.web.conftest import Visit
from tests.web.material import sent


def test_only_offices_have_one(visit: Visit, world: World) -> None:
    for who in (world.members["A"][0], "publisher@T1", "organisation_board@X1", "administrator@X1"):
        assert visit(who).get("/feedback-queue").status == 403


def test_sent_above_the_cell_its_secretary_never_sees_it(visit: Visit, world: World) -> None:
    author = world.members["A"][0]
    sent(world, author, "Gửi xã", level=FeedbackLevel.COMMUNE)
    sent(world, author, "Gửi chi bộ", level=FeedbackLevel.CELL)
    of_secretary = visit("cell_secretary@A").get("/feedback-queue").text
    assert "Gửi chi bộ" in of_secretary
    assert "Gửi xã" not in of_secretary
    assert "Gửi xã" in visit("feedback_officer@X1").get("/feedback-queue").text
    assert "Gửi chi bộ" not in visit("cell_secretary@C").get("/feedback-queue").text


def test_by_where_it_stands(visit: Visit, world: World) -> None:
    author = world.members["A"][0]
    taken = sent(world, author, "Đã nhận rồi")
    sent(world, author, "Còn mới")
    with world.acting("feedback_officer@X1") as work:
        feedback.transition(work, taken, to=FeedbackState.RECEIVED)
    visitor = visit("feedback_officer@X1")
    new = visitor.get("/feedback-queue?state=submitted").text
    assert "Còn mới" in new
    assert "Đã nhận rồi" not in new
    assert "Đã nhận rồi" in visitor.get("/feedback-queue?state=khong-co").text
    assert "Không có phản ánh nào ở bước này" in visitor.get("/feedback-queue?state=answered").text
