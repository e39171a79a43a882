"""Feedback to test with."""

from __future__ import annotations

from tests.api.conftest import ApiClient

NEW = {"kind": "report", "level": "commune", "text": "Đường thôn hỏng nặng"}


def sent(author: ApiClient, **changes: object) -> str:
    """The path of a new feedback, to the commune unless told otherwise."""
    created = author.post("/feedback", NEW | changes)
    assert created.status_code == 201, created.json
    return f"/feedback/{created.json['id']}"


def step(client: ApiClient, path: str, to: str, reason: str | None = None) -> str:
    """Take a step; the state it led to."""
    answer = client.post(f"{path}/transitions", {"to": to, "reason": reason})
    assert answer.status_code == 201, answer.json
    state: str = answer.json["state"]
    return state
