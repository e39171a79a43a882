"""No input is a mistake of ours: whatever is sent, the answer is below 500."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from models import OrganisationKind, Role
from services import accounts, organisations
from tests.api.conftest import ApiClient, SignIn
from tests.api.directives.some import drafted
from tests.api.feedback.some import sent
from tests.api.meetings.some import planned
from tests.api.problems import refused
from tests.factories import World

BODIES = {
    "malformed": b'{"a": ',
    "cut short": b'{"a": "\xe1\xbb',
    "not UTF-8": b'{"a": "\xff\xfe"}',
    "UTF-16": '{"a": 1}'.encode("utf-16"),
    "half a surrogate": rb'{"text": "\ud800"}',
    "endless nesting": b"[" * 100_000,
    "endless number": b'{"a": ' + b"9" * 10_000 + b"}",
    "no number": b'{"a": NaN, "b": Infinity}',
    "two values": b"{} {}",
    "comment": b"{} // note",
}
PLAIN = {"array": b"[]", "text": b'"text"', "number": b"5", "null": b"null", "true": b"true"}

# Put in the place of each field of a good request, one at a time.
WRONG: list[Any] = [
    None,
    True,
    -1,
    2**63,
    1e308,
    "",
    "a\u0000b",
    "\u202e\u0301\U0001f4a5" * 40,
    "'; DROP TABLE member; --",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31",
    "x" * 5000,
    [],
    [[[]]],
    {},
    {"include": {"include": None}},
]


def fine(answer: TestResponse, operation: dict[str, Any] | None = None) -> None:
    """No mistake of ours, and an answer that the description of the operation announces."""
    assert answer.status_code < 500, (answer.request.method, answer.request.path, answer.json)
    if answer.status_code >= 400:
        assert answer.content_type == "application/problem+json"
    if operation is not None:
        assert str(answer.status_code) in operation["responses"], (answer.request.path, answer.json)


@pytest.fixture
def mighty(sign_in: SignIn, world: World) -> ApiClient:
    """Somebody who may do everything, so that input reaches the very end of each use case."""
    with world.system() as work:
        organisations.create(
            work, code="17206", name="Đảng ủy xã Ví Dụ", kind=OrganisationKind.COMMUNE, parent="T1"
        )
        organisations.create(
            work, code="17206-CB01", name="Chi bộ Ví Dụ", kind=OrganisationKind.CELL, parent="17206"
        )
    person = world.appoint(Role.ADMINISTRATOR, "T1", "A")
    with world.system() as work:
        for role in set(Role) - {Role.MEMBER, Role.ADMINISTRATOR}:
            accounts.grant_role(work, person.member_id, role=role, organisation="T1")
    return sign_in(person)


@pytest.fixture
def ids(mighty: ApiClient, sign_in: SignIn, world: World) -> dict[str, str]:
    """Something real behind every id in a path."""
    return {
        "directive_id": drafted(mighty).rsplit("/", 1)[1],
        "meeting_id": planned(mighty).rsplit("/", 1)[1],
        "feedback_id": sent(sign_in(world.members["A"][0])).rsplit("/", 1)[1],
        "member_id": str(world.members["A"][0].member_id),
        "request_id": requested(sign_in(world.members["A"][0])),
        "task_id": given_task(mighty),
        "month": "2026-11",
        "kind": "saved",
        **dict.fromkeys(("number", "change_id", "exemption_id", "position_id"), "5"),
        "code": "17206",
    }


def given_task(giver: ApiClient) -> str:
    """The id of a task of cell A."""
    task = {"by": "T1", "to": ["A"], "title": "Rà soát"}
    found: str = giver.post("/tasks", task).json["items"][0]["id"]
    return found


def requested(author: ApiClient) -> str:
    """The id of a request to have one's own record set right."""
    found: str = author.post("/me/correction-requests", {"field": "other", "text": "Sửa"}).json["id"]
    return found


def description(app: Flask) -> dict[str, Any]:
    found: dict[str, Any] = app.test_client().get("/api/openapi.json").get_json()
    return found


def operations(app: Flask) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in description(app)["paths"].items():
        for method, operation in item.items():
            if path.startswith("/api/v1") and method in ("get", "post", "put", "patch", "delete"):
                yield method.upper(), path.removeprefix("/api/v1"), operation


def filled(path: str, ids: dict[str, str]) -> str:
    """The path with something real in its places, or an id of nothing."""
    for name, value in ids.items():
        path = path.replace(f"{{{name}}}", value)
    return re.sub(r"{\w+}", str(uuid4()), path)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_what_is_no_json_is_unreadable(sign_in: SignIn, body: bytes) -> None:
    refused(sign_in(None).raw("POST", "/sessions", body), 400, "malformed_request")


@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN)
def test_what_is_no_object_is_invalid(sign_in: SignIn, body: bytes) -> None:
    problem = refused(sign_in(None).raw("POST", "/sessions", body), 422, "invalid")
    assert problem["errors"] == {"_schema": ["Cần là một đối tượng."]}


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "x", ""])
def test_what_is_not_declared_as_json_is_not_read_as_json(sign_in: SignIn, content_type: str) -> None:
    answer = sign_in(None).raw("POST", "/sessions", b'{"login": "a", "password": "b"}', content_type)
    refused(answer, 415, "malformed_request")


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "application/vnd.api+json"])
def test_every_kind_of_json_is_json(sign_in: SignIn, content_type: str) -> None:
    answer = sign_in(None).raw("POST", "/sessions", b'{"login": "a", "password": "b"}', content_type)
    refused(answer, 401, "sign_in_refused")


def test_no_body_at_all_lacks_every_field(sign_in: SignIn) -> None:
    problem = refused(sign_in(None).call("POST", "/sessions"), 422, "invalid")
    assert problem["errors"].keys() == {"login", "password"}


def test_unknown_fields_are_refused_in_every_body(app: Flask, mighty: ApiClient, ids: dict[str, str]) -> None:
    for method, path, operation in operations(app):
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if body is not None:
            sent_body = body["example"] | {"no such field": 1}
            problem = refused(mighty.call(method, filled(path, ids), json=sent_body), 422, "invalid")
            assert "no such field" in problem["errors"], (method, path)


def replaced(value: Any, wrong: Any) -> Iterator[Any]:
    """The value with each part of it, one at a time, replaced by ``wrong``."""
    if isinstance(value, dict):
        for name in value:
            for inner in (wrong, *replaced(value[name], wrong)):
                yield copy.copy(value) | {name: inner}
    elif isinstance(value, list):
        yield [*value, wrong]
        yield from ([inner] for one in value for inner in replaced(one, wrong))


def test_no_field_of_no_body_makes_a_mistake(app: Flask, mighty: ApiClient, ids: dict[str, str]) -> None:
    for method, path, operation in operations(app):
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        for wrong in WRONG if body else []:
            for changed in replaced(body["example"], wrong):
                fine(mighty.raw(method, filled(path, ids), json.dumps(changed).encode()), operation)


QUERY = ["", "%00", "a%00b", "%ED%A0%80", "%FF", "-1", "9" * 400, "1e5", "null", "0001-01-01", "[]", "💥"]


def test_no_query_makes_a_mistake(app: Flask, mighty: ApiClient, ids: dict[str, str]) -> None:
    for method, path, operation in operations(app):
        names = [one["name"] for one in operation.get("parameters", []) if one.get("in") == "query"]
        needed = "&organisation=17206" if "organisation" in names else ""
        for name in names:
            for wrong in QUERY:
                fine(mighty.call(method, f"{filled(path, ids)}?{name}={wrong}{needed}"), operation)


UNKNOWN = "01a203c5-2ca6-76b2-a7a6-fd8a273aafb6"
PATHS = [
    "%00",
    "a%00b",
    "%ED%A0%80",
    "..%2F..",
    "%2e%2e",
    "0",
    "-1",
    "null",
    "x" * 3000,
    "01a203c5-2ca6-76b2-a7a6-fd8a273aafb6",
    "💥",
]


def test_no_path_makes_a_mistake(app: Flask, mighty: ApiClient) -> None:
    for method, path, operation in operations(app):
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
        names = [one["name"] for one in operation.get("parameters", []) if one.get("in") == "path"]
        for wrong in PATHS if names else []:
            here = filled(path, dict.fromkeys(names, wrong))
            answer = mighty.call(method, here, json=body.get("example"))
            fine(answer)
            assert answer.status_code in (404, 405, 422), (method, here, answer.status_code)


@pytest.mark.parametrize("header", ["Authorization", "Accept-Language", "If-None-Match", "Idempotency-Key"])
@pytest.mark.parametrize("value", ["", "\x00", "é", "💥".encode().decode("latin-1"), "x" * 10_000, "W/"])
def test_no_header_makes_a_mistake(mighty: ApiClient, header: str, value: str) -> None:
    fine(mighty.call("GET", "/me", headers={header: value}))
    fine(mighty.call("POST", "/feedback", json={}, headers={header: value}))
