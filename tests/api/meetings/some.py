"""Meetings to test with."""

from __future__ import annotations

from typing import Any

from tests.api.conftest import ApiClient

NEW = {
    "organisation": "A",
    "kind": "regular",
    "starts_at": "2026-11-05T19:30:00+07:00",
    "place": "Nhà văn hóa thôn An",
}


def planned(secretary: ApiClient, **changes: Any) -> str:
    """The path of a new meeting of cell A, held on 5 November unless told otherwise."""
    created = secretary.post("/meetings", NEW | changes)
    assert created.status_code == 201, created.json
    return f"/meetings/{created.json['id']}"


def everybody(secretary: ApiClient, path: str, status: str) -> list[dict[str, Any]]:
    """The rows of a sheet on which everybody has that status."""
    rows = secretary.get(f"{path}/attendance").json["rows"]
    return [{"member": row["member"], "status": status} for row in rows]


def opened(secretary: ApiClient, status: str = "present", **changes: Any) -> str:
    """The path of a meeting whose attendance was taken."""
    path = planned(secretary, **changes)
    saved = secretary.put(f"{path}/attendance", {"rows": everybody(secretary, path, status)})
    assert saved.status_code == 200, saved.json
    return path
