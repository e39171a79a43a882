"""Sending a matter upward, and who sees it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.api.conftest import SignIn
from tests.api.feedback.some import NEW, sent
from tests.api.problems import refused
from tests.factories import World


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "denunciation"},
        {"level": "planet"},
        {"text": ""},
        {"text": " \u200b\t\n "},
        {"text": "x" * 10_001},
        {"sealed": "perhaps"},
        {"author_id": str(uuid4())},
    ],
)
def test_fields_are_checked(sign_in: SignIn, world: World, changes: dict[str, Any]) -> None:
    problem = refused(sign_in(world.members["A"][0]).post("/feedback", NEW | changes), 422, "invalid")
    assert problem["errors"].keys() == changes.keys()


def test_there_must_be_something_of_that_level_above(sign_in: SignIn) -> None:
    office_cell = sign_in("publisher@T1")  # whose cell stands directly below the province
    refused(office_cell.post("/feedback", NEW), 422, "no_such_level")


def test_nobody_else_learns_of_it(sign_in: SignIn, world: World) -> None:
    path = sent(sign_in(world.members["A"][0]))
    others = [world.members["A"][1], world.members["C"][0], "cell_secretary@A", "cell_secretary@C"]
    others += ["publisher@X1", "organisation_board@X1", "administrator@X1", "auditor@T1"]
    for who in others:
        refused(sign_in(who).get(path), 404, "feedback_not_found")
        refused(sign_in(who).post(f"{path}/messages", {"text": "Xin chào"}), 404, "feedback_not_found")
        refused(sign_in(who).post(f"{path}/transitions", {"to": "closed"}), 404, "feedback_not_found")
        assert sign_in(who).get("/feedback").json["items"] == []


@pytest.mark.parametrize(
    ("level", "readers"),
    [
        ("cell", {"cell_secretary@A", "feedback_officer@X1", "feedback_officer@T1"}),
        ("commune", {"feedback_officer@X1", "feedback_officer@T1"}),
        ("province", {"feedback_officer@T1"}),
        ("centre", set()),
    ],
)
def test_sent_above_the_cell_it_is_not_the_cells(
    sign_in: SignIn, world: World, level: str, readers: set[str]
) -> None:
    path = sent(sign_in(world.members["A"][0]), level=level)
    handlers = ("cell_secretary@A", "cell_secretary@C", "feedback_officer@X1", "feedback_officer@T1")
    assert {who for who in handlers if sign_in(who).get(path).status_code == 200} == readers
    assert {who for who in handlers if sign_in(who).get("/feedback").json["items"]} == readers


def test_nobody_handles_what_they_wrote_themselves(sign_in: SignIn) -> None:
    officer = sign_in("feedback_officer@X1")
    path = sent(officer)
    assert officer.get("/feedback").json["items"] == []
    refused(officer.post(f"{path}/transitions", {"to": "received"}), 409, "step_not_allowed")
    assert sign_in("feedback_officer@T1").get(path).status_code == 200


def test_the_author_sees_all_of_it(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    author = sign_in(person)
    created = author.post("/feedback", NEW)
    assert created.headers["Location"].endswith(f"/feedback/{created.json['id']}")
    assert created.json == NEW | {
        "id": created.json["id"],
        "code": created.json["code"],
        "state": "submitted",
        "sealed": False,
        "due_on": "2026-12-07",
        "working_days_left": 10,
        "overdue": False,
        "created_at": "2026-11-22T12:00:00+00:00",
        "updated_at": "2026-11-22T12:00:00+00:00",
        "organisation": "X1",
        "author": {"id": str(person.member_id), "full_name": "Lê Thị Ánh"},
        "steps": [
            {"state": "submitted", "at": "2026-11-22T12:00:00+00:00", "by_author": True, "reason": None}
        ],
        "messages": [],
        "escalations": [],
        "next_states": [],
    }
    assert [one["id"] for one in author.get("/me/feedback").json["items"]] == [created.json["id"]]


def test_a_sealed_name_is_told_to_nobody(sign_in: SignIn, world: World) -> None:
    person = world.members["A"][0]
    author, officer = sign_in(person), sign_in("feedback_officer@X1")
    path = sent(author, sealed=True)
    author.post(f"{path}/messages", {"text": "Thêm một việc"})
    officer.post(f"{path}/transitions", {"to": "answered", "reason": "Đã sửa"})
    author.post(f"{path}/transitions", {"to": "confirmed"})
    assert officer.get(path).json["author"] is None
    assert author.get(path).json["author"]["id"] == str(person.member_id)
    told = officer.get(path).get_data(as_text=True) + officer.get("/feedback").get_data(as_text=True)
    assert str(person.member_id) not in told


def test_the_audit_log_does_not_break_the_seal(sign_in: SignIn, world: World) -> None:
    author, officer = sign_in(world.members["A"][0]), sign_in("feedback_officer@X1")
    path = sent(author, sealed=True)
    officer.post(f"{path}/transitions", {"to": "answered", "reason": "Đã sửa"})
    author.post(f"{path}/transitions", {"to": "confirmed"})
    log = sign_in("auditor@T1").get("/audit", organisation="X1").json["items"]
    steps = {entry["action"]: entry["actor"] for entry in log if entry["action"].startswith("feedback.")}
    officer_id = str(world.staff["feedback_officer@X1"].member_id)
    assert steps == {
        "feedback.submitted": None,
        "feedback.answered": officer_id,
        "feedback.confirmed": None,
    }


def test_the_queue_can_be_narrowed_to_a_state(sign_in: SignIn, world: World) -> None:
    author, officer = sign_in(world.members["A"][0]), sign_in("feedback_officer@X1")
    first, second = sent(author), sent(author)
    officer.post(f"{first}/transitions", {"to": "received"})
    found = {
        state: [one["id"] for one in officer.get("/feedback", state=state).json["items"]]
        for state in ("submitted", "received", "closed")
    }
    assert found == {
        "submitted": [second.rsplit("/", 1)[1]],
        "received": [first.rsplit("/", 1)[1]],
        "closed": [],
    }
    refused(officer.get("/feedback", state="lost"), 422, "invalid")
