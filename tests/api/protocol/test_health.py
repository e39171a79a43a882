"""Is it alive, is it ready, how is it doing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError


def test_alive_and_ready(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {"status": "ok"}


def test_not_ready_without_a_database(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_args: object, **_kwargs: object) -> None:
        raise OperationalError("", {}, Exception())

    monkeypatch.setattr(type(app.extensions["handbook"].database), "session", unreachable)
    assert app.test_client().get("/healthz").status_code == 200
    answer = app.test_client().get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"status": "database unavailable"})


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("192.0.2.1", {}, 404),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.1"}, 404),
        ("nonsense", {}, 404),
    ],
)
def test_figures_are_for_this_machine_only(
    app: Flask, address: str, headers: dict[str, str], status: int
) -> None:
    answer = app.test_client().get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == status


@pytest.mark.parametrize(("given", "status"), [("Bearer the token", 200), ("Bearer other", 404), ("", 404)])
def test_with_a_token_set_only_the_token_counts(app: Flask, given: str, status: int) -> None:
    runtime = app.extensions["handbook"]
    app.extensions["handbook"] = replace(
        runtime, settings=replace(runtime.settings, metrics_token="the token")
    )
    answer = app.test_client().get("/metrics", headers={"Authorization": given})
    assert answer.status_code == status
