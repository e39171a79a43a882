"""Reading what the API answered when it refused."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse

MEMBERS_OF_A_PROBLEM = {"type", "title", "status", "code", "detail"}


def refused(response: TestResponse, status: int, code: str) -> dict[str, Any]:
    """The problem document of a refusal, which must be of that status and code."""
    assert response.content_type == "application/problem+json", response.get_data(as_text=True)
    problem: dict[str, Any] = response.get_json()
    assert (response.status_code, problem["code"]) == (status, code), problem
    assert problem.keys() >= MEMBERS_OF_A_PROBLEM
    assert problem["status"] == status
    assert "…" not in problem["detail"], "a placeholder was not filled in"
    return problem
