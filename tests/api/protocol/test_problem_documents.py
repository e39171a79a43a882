"""Every refusal is a problem document (RFC 9457), in the language that was asked for."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from marshmallow import Schema, ValidationError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

import api
from api.validation_words import translated
from tests.api.conftest import SignIn
from tests.api.problems import refused
from tests.factories import World


def test_no_such_path(sign_in: SignIn) -> None:
    refused(sign_in(None).get("/no/such/path"), 404, "not_found")


def test_a_method_that_is_not_there_names_those_that_are(sign_in: SignIn) -> None:
    answer = sign_in("publisher@T1").delete("/directives")
    refused(answer, 405, "malformed_request")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_nobody_is_told_how_to_become_somebody(sign_in: SignIn) -> None:
    answer = sign_in(None).get("/me")
    refused(answer, 401, "unauthenticated")
    assert answer.headers["WWW-Authenticate"] == "Bearer realm=handbook"


@pytest.mark.parametrize(
    ("asked", "language", "detail"),
    [
        (None, "vi", "Vui lòng đăng nhập để tiếp tục."),
        ("vi", "vi", "Vui lòng đăng nhập để tiếp tục."),
        ("vi-VN,en;q=0.5", "vi", "Vui lòng đăng nhập để tiếp tục."),
        ("en", "en", "Please sign in to continue."),
        ("en-GB;q=0.9,vi;q=0.1", "en", "Please sign in to continue."),
        ("en;q=0,fr", "vi", "Vui lòng đăng nhập để tiếp tục."),
        ("fr", "vi", "Vui lòng đăng nhập để tiếp tục."),
        ("*", "vi", "Vui lòng đăng nhập để tiếp tục."),
        (";;;q=", "vi", "Vui lòng đăng nhập để tiếp tục."),
    ],
)
def test_vietnamese_unless_english_is_asked_for(
    sign_in: SignIn, asked: str | None, language: str, detail: str
) -> None:
    headers = {"Accept-Language": asked} if asked else {}
    answer = sign_in(None).call("GET", "/me", headers=headers)
    assert refused(answer, 401, "unauthenticated")["detail"] == detail
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" in answer.headers["Vary"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_title_is_translated_too(sign_in: SignIn) -> None:
    assert sign_in(None).get("/me").json["title"] == "Chưa đăng nhập"
    english = sign_in(None).call("GET", "/me", headers={"Accept-Language": "en"})
    assert english.json["title"] == "Not signed in"


@pytest.mark.parametrize("error", [OperationalError("", {}, Exception()), PoolTimeout()])
def test_a_database_that_does_not_answer_is_busy_and_nothing_was_stored(
    app: Flask, sign_in: SignIn, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_args: object, **_kwargs: object) -> None:
        raise error

    monkeypatch.setattr(type(app.extensions["handbook"].database), "session", unreachable)
    token = {"Authorization": "Bearer x"}
    refused(sign_in(None).call("GET", "/me", headers=token), 503, "unavailable")


def test_a_mistake_of_ours_tells_a_number_and_nothing_else(
    app: Flask, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("the name of a person")

    monkeypatch.setattr(type(app.extensions["handbook"].database), "session", broken)
    answer = sign_in(None).call("GET", "/me", headers={"Authorization": "Bearer x"})
    problem = refused(answer, 500, "internal_error")
    assert "the name of a person" not in answer.get_data(as_text=True)
    assert "mã " in problem["detail"]


def schemas(kind: type[Schema] = Schema) -> list[type[Schema]]:
    """Every schema of the API."""
    found = [one for one in kind.__subclasses__() if one.__module__.startswith("api.")]
    return found + [deeper for one in kind.__subclasses__() for deeper in schemas(one)]


WRONG: list[Any] = [None, "", "x" * 600_000, -1, 10**9, [], {}, [None], True, "9999-12-31", "💥"]


@pytest.mark.parametrize("schema", sorted(set(schemas()), key=str), ids=lambda one: one.__name__)
def test_every_complaint_about_a_field_has_vietnamese_words(schema: type[Schema]) -> None:
    assert api.BLUEPRINTS  # the schemas are known once the doors are
    for wrong in WRONG:
        try:
            schema().load(dict.fromkeys(schema().fields, wrong) | {"no such field": wrong})
        except ValidationError as error:
            assert_translated(error.messages, translated(error.messages, "vi"))


def assert_translated(english: Any, vietnamese: Any) -> None:
    """No sentence is the same in both languages."""
    if isinstance(english, dict):
        for name, inner in english.items():
            assert_translated(inner, vietnamese[str(name)])
    elif isinstance(english, list):
        for one, other in zip(english, vietnamese, strict=True):
            assert_translated(one, other)
    else:
        assert english != vietnamese, english


def test_fields_are_named_by_their_path(sign_in: SignIn, world: World) -> None:
    publisher = sign_in("publisher@T1")
    body = {"include": ["X1", {"organisation": "", "below": "perhaps"}]}
    path = f"/directives/{world.members['A'][0].member_id}/publication"
    errors = refused(publisher.post(path, body), 422, "invalid")["errors"]
    assert errors == {
        "include": {
            "1": {
                "organisation": ["Cần có từ 1 đến 40 ký tự hoặc mục."],
                "below": ["Cần là đúng (true) hoặc sai (false)."],
            }
        }
    }
