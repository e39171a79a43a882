"""A client of the REST door, signed in as anybody of the test world."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from core.unit_of_work import Runtime
from tests.factories import Person, World
from tests.factories.sessions import open_bearer_session
from tests.shared_app import app, kept_app, module_app
from wsgi import create_app


class ApiClient:
    """Calls ``/api/v1`` with a person's token."""

    def __init__(self, client: FlaskClient, token: str | None) -> None:
        self._client = client
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def call(self, method: str, path: str, **kwargs: Any) -> TestResponse:
        headers = self._headers | kwargs.pop("headers", {})
        return self._client.open(f"/api/v1{path}", method=method, headers=headers, buffered=True, **kwargs)

    def get(self, path: str, **query: Any) -> TestResponse:
        return self.call("GET", path, query_string=query)

    def post(self, path: str, json: Any = None, **kwargs: Any) -> TestResponse:
        return self.call("POST", path, json=json, **kwargs)

    def put(self, path: str, json: Any = None, **kwargs: Any) -> TestResponse:
        return self.call("PUT", path, json=json, **kwargs)

    def patch(self, path: str, json: Any = None, **kwargs: Any) -> TestResponse:
        return self.call("PATCH", path, json=json, **kwargs)

    def delete(self, path: str, json: Any = None, **kwargs: Any) -> TestResponse:
        return self.call("DELETE", path, json=json, **kwargs)

    def raw(
        self, method: str, path: str, body: bytes, content_type: str = "application/json"
    ) -> TestResponse:
        return self.call(method, path, data=body, content_type=content_type)


SignIn = Callable[[Person | str | None], ApiClient]


@pytest.fixture
def second_app(runtime: Runtime) -> Flask:
    """The same handbook served by another process."""
    return create_app(runtime)


@pytest.fixture
def sign_in(app: Flask, world: World) -> SignIn:
    """``sign_in("publisher@T1")`` or a person; ``None`` for nobody."""
    tokens: dict[str, str] = {}

    def client_of(who: Person | str | None) -> ApiClient:
        if who is None:
            return ApiClient(app.test_client(), None)
        person = world.person(who)
        if person.login not in tokens:
            tokens[person.login] = open_bearer_session(world, person)
        return ApiClient(app.test_client(), tokens[person.login])

    return client_of
