"""One feedback, from both sides."""

from __future__ import annotations

from uuid import UUID

import pytest

from models import FeedbackLevel
from tests.factories import Person, World
from tests.web.conftest import Visit
from tests.web.material import sent


@pytest.fixture
def author(world: World) -> Person:
    return world.members["A"][0]


@pytest.fixture
def matter(world: World, author: Person) -> UUID:
    return sent(world, author)


def test_it_is_nobody_elses_business(visit: Visit, world: World, matter: UUID) -> None:
    for who in (world.members["A"][1], "cell_secretary@A", "publisher@X1", "administrator@X1"):
        assert visit(who).get(f"/feedback/{matter}").status == 404
        assert visit(who).post(f"/feedback/{matter}", {"step": "received"}).status == 404


def test_the_author_cannot_take_the_offices_steps(visit: Visit, author: Person, matter: UUID) -> None:
    visitor = visit(author)
    assert "Tiếp nhận" not in buttons(visitor.get(f"/feedback/{matter}").response.text)
    page = visitor.post(f"/feedback/{matter}", {"step": "answered", "text": "Tự trả lời"})
    assert page.status == 422
    assert page.form().values["text"] == "Tự trả lời"


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ("answered", "Vui lòng viết nội dung trả lời"),
        ("rejected", "Vui lòng ghi rõ lý do"),
        ("message", "Đồng chí viết nội dung tin nhắn."),
        ("", "Đồng chí chưa nhập mục này."),
    ],
)
def test_words_are_needed(visit: Visit, matter: UUID, step: str, sentence: str) -> None:
    page = visit("feedback_officer@X1").post(f"/feedback/{matter}", {"step": step, "text": " "})
    assert page.status == 422
    assert sentence in page.text


def test_from_question_to_answer_and_back(visit: Visit, author: Person, matter: UUID) -> None:
    officer, path = visit("feedback_officer@X1"), f"/feedback/{matter}"
    assert "Đã tiếp nhận." in officer.send(path, {"step": "received"}).text
    assert "Đã gửi tin nhắn." in officer.send(path, {"step": "message", "text": "Hỏng đoạn nào?"}).text
    visitor = visit(author)
    asked = visitor.get(path)
    assert "Đảng ủy xã Một" in asked.text
    assert "Hỏng đoạn nào?" in asked.text
    visitor.send(path, {"step": "message", "text": "Đoạn đầu thôn."})
    assert "Đã gửi trả lời." in officer.send(path, {"step": "answered", "text": "Tuần sau sửa."}).text

    page = visitor.send(path, {"step": "reopened", "text": "Chưa thấy sửa."})
    assert "Đề nghị xem lại" in page.text
    assert "Chưa thấy sửa." in page.text
    officer.send(path, {"step": "answered", "text": "Đã sửa xong."})
    assert "Cảm ơn đồng chí đã xác nhận." in visitor.send(path, {"step": "confirmed"}).text
    closed = officer.send(path, {"step": "closed"})
    assert buttons(closed.response.text) == []


def test_a_sealed_name_stays_sealed(visit: Visit, world: World, author: Person) -> None:
    matter = sent(world, author, sealed=True, level=FeedbackLevel.COMMUNE)
    seen = visit("feedback_officer@X1").get(f"/feedback/{matter}")
    assert seen.status == 200
    assert "Lê Thị Ánh" not in seen.text
    assert "Không nêu tên" in seen.text
    assert "Giấu tên với người xử lý Có" in visit(author).get(f"/feedback/{matter}").text


def test_text_is_text(visit: Visit, world: World, author: Person) -> None:
    matter = sent(world, author, '<script>alert(1)</script><b onclick="x">đậm</b>')
    page = visit("feedback_officer@X1").get(f"/feedback/{matter}")
    assert page.active == []
    assert "<script>alert(1)</script>" in page.text


def buttons(html: str) -> list[str]:
    return [part.split("</button>")[0].split(">")[-1] for part in html.split('name="step"')[1:]]
