"""What every answer carries, and what every change has to prove."""

from __future__ import annotations

from tests.factories import World
from tests.web.conftest import Visit
from tests.web.page import Page


def test_a_change_without_the_proof_is_refused(visit: Visit) -> None:
    visitor = visit(None)
    page = Page(visitor.client.post("/sign-in", data={"login": "0900000001", "password": "x"}))
    assert page.status == 400
    assert "mở lại trang rồi gửi lại" in page.text


def test_the_proof_of_another_browser_is_refused(visit: Visit) -> None:
    stranger = visit("publisher@T1").csrf_token()
    visitor = visit("publisher@T1")
    refused = visitor.client.post("/sign-out", data={"csrf_token": stranger})
    assert refused.status_code == 400
    assert visitor.get("/").status == 200


def test_the_rest_door_takes_no_cookie_and_needs_no_proof(visit: Visit) -> None:
    visitor = visit("publisher@T1")
    assert visitor.client.get("/api/v1/me").status_code == 401
    assert visitor.client.post("/api/v1/feedback", json={}).status_code == 401


def test_pages_run_and_load_nothing_from_elsewhere(visit: Visit) -> None:
    headers = visit("publisher@T1").get("/").response.headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


def test_going_back_after_signing_out_shows_nothing(visit: Visit) -> None:
    assert visit("publisher@T1").get("/").response.headers["Cache-Control"] == "no-store"


def test_more_than_the_limit_is_not_even_read(visit: Visit, world: World) -> None:
    visitor = visit(world.members["A"][0])
    page = visitor.post("/feedback/new", {"text": "x" * 1_100_000})
    assert page.status == 413
    assert "quá lớn" in page.text


def test_text_with_nul_does_no_harm(visit: Visit, world: World) -> None:
    visitor = visit(world.members["A"][0])
    for path in ("/directives?q=%00", "/boards/attendance?organisation=A%00&from=%00", "/?%00=%00"):
        assert visitor.get(path).status in (200, 403)
    data = {"kind": "report", "level": "commune", "text": "Đường\0 hỏng"}
    assert "Đường hỏng" in visitor.send("/feedback/new", data).text
