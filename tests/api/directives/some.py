"""Directives to test with."""

from __future__ import annotations

from typing import Any

from tests.api.conftest import ApiClient

NEW: dict[str, Any] = {
    "symbol": "12-HD/TU",
    "type": "Hướng dẫn",
    "issuer": "T1",
    "issued_on": "2026-11-20",
    "abstract": "Về sinh hoạt chi bộ",
    "urgency": "urgent",
    "secrecy": "none",
    "body": "# Nội dung\n\nMột **đoạn**.",
}


def to(*codes: str, **more: Any) -> dict[str, Any]:
    """An audience: these organisations and all below them."""
    return {"include": [{"organisation": code} for code in codes]} | more


def drafted(publisher: ApiClient, **changes: Any) -> str:
    """The path of a new draft."""
    created = publisher.post("/directives", NEW | changes)
    assert created.status_code == 201, created.json
    return f"/directives/{created.json['id']}"


def published(publisher: ApiClient, audience: dict[str, Any] | None = None, **changes: Any) -> str:
    """The path of a new directive, published to commune X1 unless told otherwise."""
    path = drafted(publisher, **changes)
    answer = publisher.post(f"{path}/publication", audience or to("X1"))
    assert answer.status_code == 202, answer.json
    return path
