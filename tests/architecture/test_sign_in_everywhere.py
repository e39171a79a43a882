"""Whoever has not signed in gets nowhere, but for a short list of places."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

OPEN = {
    # The ways in
    "GET /sign-in",
    "POST /sign-in",
    "POST /sign-in/code",
    "POST /sign-out",
    "GET /activation",
    "POST /activation",
    "POST /api/v1/sessions",
    "POST /api/v1/activations",
    # What says how the handbook is used, and what pages are made of
    "GET /api/docs/",
    "GET /api/docs/assets/<path:name>",
    "GET /api/docs/static/<path:filename>",
    "GET /api/openapi.json",
    "GET /assets/<version>/<path:name>",
    "GET /manifest.webmanifest",
    "GET /service-worker.js",
    "GET /stylesheet/<version>.css",
    # For machines, which are told apart by other means
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
    "POST /api/v1/bots/telegram",
    "POST /api/v1/bots/zalo",
    # A file: the right to it is in the address, signed and soon over
    "GET /api/v1/files/<uuid:attachment_id>",
}
_ID = str(UUID(int=5))


def operations(app: Flask) -> dict[str, Rule]:
    return {
        f"{method} {rule.rule}": rule
        for rule in app.url_map.iter_rules()
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
    }


def path_of(rule: Rule) -> str:
    """The path with something plausible in each of its places."""
    path = re.sub(r"<month[^>]*>", "2026-11", re.sub(r"<int[^>]*>", "5", rule.rule))
    path = re.sub(r"<any\((\w+)[^>]*>", r"\1", path)
    return re.sub(r"<[^>]*>", _ID, path)


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """A browser that has opened the sign-in page, and so may send forms, and has not signed in."""
    client = app.test_client()
    page = client.get("/sign-in").get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token, "the sign-in page has a form"
    client.environ_base["HTTP_X_CSRFTOKEN"] = token[1]
    return client


def test_everything_else_asks_to_sign_in(app: Flask, stranger: FlaskClient) -> None:
    for operation, rule in operations(app).items():
        if operation in OPEN:
            continue
        # With a body that is well-formed wherever one is read first.
        answer = stranger.open(path_of(rule), method=operation.split(" ")[0], json={"endpoint": "x"})
        if rule.rule.startswith("/api/"):
            assert answer.status_code == 401, operation
        else:
            assert answer.status_code == 303, operation
            assert answer.headers["Location"].startswith("/sign-in"), operation


def test_the_list_is_no_longer_than_it_must_be(app: Flask) -> None:
    assert operations(app).keys() >= OPEN


def test_a_form_from_elsewhere_is_refused_before_anything_else(app: Flask) -> None:
    for operation, rule in operations(app).items():
        if operation.startswith("POST ") and not rule.rule.startswith("/api/"):
            assert app.test_client().post(path_of(rule)).status_code == 400, operation
