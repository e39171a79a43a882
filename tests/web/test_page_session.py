"""Flask's own cookie belongs to the pages: the REST door neither reads nor sets it."""

from __future__ import annotations

from tests.web.conftest import Visit


def test_no_answer_of_the_rest_door_sets_or_depends_on_a_cookie(visit: Visit) -> None:
    visitor = visit("publisher@T1")
    visitor.csrf_token()  # a page's session is open now
    for path in ("/api/v1/me", "/api/openapi.json", "/api/docs/", "/api/v1/nothing"):
        headers = visitor.client.get(path).headers
        assert "Set-Cookie" not in headers
        assert "Cookie" not in headers.get("Vary", "")


def test_what_the_rest_door_answers_carries_the_marks_once(visit: Visit) -> None:
    headers = visit(None).client.get("/api/openapi.json").headers
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        assert len(headers.getlist(name)) == 1
