"""The way of a feedback, step by step."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from models import FeedbackState
from tests.api.conftest import ApiClient, SignIn
from tests.api.feedback.some import sent, step
from tests.api.problems import refused
from tests.factories import World

ALL_STATES = [state.value for state in FeedbackState]


@pytest.fixture
def author(sign_in: SignIn, world: World) -> ApiClient:
    return sign_in(world.members["A"][0])


@pytest.fixture
def officer(sign_in: SignIn) -> ApiClient:
    return sign_in("feedback_officer@X1")


@pytest.fixture
def path(author: ApiClient) -> str:
    return sent(author)


def rings(world: World) -> int:
    """How many jobs ask for devices to ring: one a lane."""
    query = "SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE 'notify%'"
    with world.system() as work:
        return work.session.scalar(text(query)) or 0


def test_the_author_takes_no_step_of_the_office(author: ApiClient, path: str) -> None:
    for state in ALL_STATES:
        refused(author.post(f"{path}/transitions", {"to": state}), 409, "step_not_allowed")


def test_the_office_takes_no_step_of_the_author(officer: ApiClient, path: str) -> None:
    step(officer, path, "answered", "Đã sửa")
    for state in ("confirmed", "reopened"):
        refused(officer.post(f"{path}/transitions", {"to": state}), 409, "step_not_allowed")


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_rejection_has_a_reason(
    officer: ApiClient, author: ApiClient, path: str, reason: str | None
) -> None:
    body = {"to": "rejected", "reason": reason}
    refused(officer.post(f"{path}/transitions", body), 422, "reason_needed")
    assert step(officer, path, "rejected", "Không thuộc thẩm quyền") == "rejected"
    assert author.get(path).json["steps"][-1]["reason"] == "Không thuộc thẩm quyền"


def test_an_answer_has_words(officer: ApiClient, author: ApiClient, path: str) -> None:
    refused(officer.post(f"{path}/transitions", {"to": "answered"}), 422, "answer_needed")
    author.post(f"{path}/messages", {"text": "Đồng chí ơi?"})  # the author's own words are none
    refused(officer.post(f"{path}/transitions", {"to": "answered"}), 422, "answer_needed")
    officer.post(f"{path}/messages", {"text": "Đã sửa xong"})
    assert step(officer, path, "answered") == "answered"


def test_what_has_ended_stays_ended(officer: ApiClient, author: ApiClient, path: str) -> None:
    step(officer, path, "rejected", "Trùng")
    for client in (author, officer):
        refused(client.post(f"{path}/messages", {"text": "Nhưng mà"}), 409, "feedback_ended")
        for state in ALL_STATES:
            refused(client.post(f"{path}/transitions", {"to": state, "reason": "x"}), 409, "step_not_allowed")


@pytest.mark.parametrize("body", [{}, {"to": "lost"}, {"to": None}, {"to": "received", "by": "me"}])
def test_a_step_is_checked(officer: ApiClient, path: str, body: dict[str, object]) -> None:
    refused(officer.post(f"{path}/transitions", body), 422, "invalid")


@pytest.mark.parametrize("words", ["", "   ", "x" * 10_001])
def test_a_message_says_something(officer: ApiClient, path: str, words: str) -> None:
    refused(officer.post(f"{path}/messages", {"text": words}), 422, "invalid")


def test_the_whole_way(author: ApiClient, officer: ApiClient, path: str) -> None:
    step(officer, path, "received")
    step(officer, path, "in_progress")
    step(officer, path, "answered", "Đã giao thôn sửa")
    assert author.get(path).json["next_states"] == ["confirmed", "reopened"]
    step(author, path, "reopened")
    step(officer, path, "answered", "Sửa xong rồi")
    step(author, path, "confirmed")
    step(officer, path, "closed")
    seen = author.get(path).json
    assert [(one["state"], one["by_author"]) for one in seen["steps"]] == [
        ("submitted", True),
        ("received", False),
        ("in_progress", False),
        ("answered", False),
        ("reopened", True),
        ("answered", False),
        ("confirmed", True),
        ("closed", False),
    ]
    assert [one["text"] for one in seen["messages"]] == ["Đã giao thôn sửa", "Sửa xong rồi"]
    assert seen["next_states"] == []


def test_each_sees_the_steps_open_to_them(author: ApiClient, officer: ApiClient, path: str) -> None:
    offered = officer.get(path).json["next_states"]
    assert offered == ["answered", "in_progress", "received", "rejected"]
    assert author.get(path).json["next_states"] == []


def test_the_author_is_rung_when_the_office_does_something(
    author: ApiClient, officer: ApiClient, path: str, world: World
) -> None:
    author.post("/me/devices", {"kind": "fcm_id", "value": "phone"})
    author.post(f"{path}/messages", {"text": "Có ai không?"})
    assert rings(world) == 0
    officer.post(f"{path}/messages", {"text": "Đang xem"})
    once = rings(world)
    assert once > 0
    step(officer, path, "received")
    assert rings(world) == 2 * once
