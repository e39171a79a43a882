"""The pages of refusals and mistakes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from core.unit_of_work import Runtime
from tests.web.conftest import Visit
from tests.web.page import Page


def test_no_such_page(visit: Visit) -> None:
    page = visit("publisher@T1").get("/khong-co")
    assert page.status == 404
    assert "Không có trang này" in page.text
    assert "/" in page.links


def test_it_is_said_which_way_leads_back(visit: Visit) -> None:
    page = visit("publisher@T1").get("/khong-co", headers={"Referer": "http://localhost/feedback"})
    assert "/feedback" in page.links
    page = visit("publisher@T1").get("/khong-co", headers={"Referer": "http://evil.example/feedback"})
    assert "/feedback" not in [link for link in page.links if "Quay lại" in page.text]


def test_the_wrong_way_to_ask_says_the_right_ones(visit: Visit) -> None:
    page = visit(None).get("/sign-out")
    assert page.status == 405
    assert "POST" in page.response.headers["Allow"]


def test_whoever_is_signed_out_while_writing_comes_back_to_the_form(visit: Visit) -> None:
    visitor = visit(None)
    page = visitor.post(
        "/feedback/new", {"text": "…"}, headers={"Referer": "http://localhost/feedback/new?x=1"}
    )
    assert page.location == "/sign-in?next=/feedback/new"


@pytest.fixture
def broken(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> Any:
    def break_with(error: Exception) -> None:
        @contextmanager
        def work(*_args: object, **_kwargs: object) -> Any:
            raise error
            yield

        monkeypatch.setattr(type(runtime), "work", work)

    return break_with


def test_a_mistake_of_ours_has_a_number_and_tells_nothing_else(visit: Visit, broken: Any) -> None:
    visitor = visit("publisher@T1")
    broken(KeyError("Nguyễn Văn Bí Mật"))
    page = visitor.get("/")
    assert page.status == 500
    assert "Mã tra cứu" in page.text
    assert "Bí Mật" not in page.text


def test_a_database_that_does_not_answer_is_no_mistake(visit: Visit, broken: Any) -> None:
    visitor = visit("publisher@T1")
    broken(OperationalError("SELECT 1", {}, Exception("gone")))
    page = visitor.get("/")
    assert page.status == 503
    assert "chưa được lưu" in page.text


def test_a_slash_too_many_is_no_error(visit: Visit) -> None:
    assert Page(visit(None).client.get("//sign-in")).status == 308
